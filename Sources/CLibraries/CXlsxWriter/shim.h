/* libxlsxwriter, from Debian's libxlsxwriter-dev. */
#pragma once
#include <xlsxwriter.h>
