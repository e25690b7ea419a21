/* libarchive, from Debian's libarchive-dev. */
#pragma once
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

/* libarchive turns names into the character set of the locale, and takes that of the thread when it has one. */
static inline locale_t shim_utf8_locale(void) { return newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0); }
