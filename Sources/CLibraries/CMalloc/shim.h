/* malloc.h of glibc, from Debian's libc6-dev. */
#pragma once
#include <malloc.h>
