/* libgsf, from Debian's libgsf-1-dev. */
#pragma once
/* Not <gsf/gsf.h>: that takes libxml2's headers in, and its names would then belong to two modules. */
#include <gsf/gsf-utils.h>
#include <gsf/gsf-input-impl.h>
#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf-input-memory.h>
#include <gsf/gsf-infile-msole.h>
