/* libgsf, from Debian's libgsf-1-dev. */
#pragma once
#include <libxml/xmlversion.h>
/* As in CLibXML2: both modules must see libxml2 alike. */
#undef LIBXML_ICU_ENABLED
#include <gsf/gsf.h>
#include <gsf/gsf-infile-msole.h>
