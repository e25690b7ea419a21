/* libzip, from Debian's libzip-dev. */
#pragma once
#include <zip.h>
