/* Pango and Cairo, from Debian's libpango1.0-dev and libcairo2-dev. */
#pragma once
#include <glib.h>
#include <glib-object.h>
#include <cairo.h>
#include <cairo-pdf.h>
#include <pango/pango.h>
#include <pango/pangocairo.h>
#include <fontconfig/fontconfig.h>
