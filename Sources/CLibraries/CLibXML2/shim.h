/* libxml2, from Debian's libxml2-dev. */
#pragma once
#include <string.h>
#include <libxml/xmlversion.h>
/* Debian builds libxml2 with ICU; its headers would declare ICU types a second time beside Foundation's own. */
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>
#include <libxml/xmlerror.h>
#include <libxml/dict.h>
