/* libdeflate, from Debian's libdeflate-dev. */
#pragma once
#include <libdeflate.h>
