/* libarchive, from Debian's libarchive-dev. */
#pragma once
#include <archive.h>
#include <archive_entry.h>
