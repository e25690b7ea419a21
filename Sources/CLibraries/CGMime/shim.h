/* GMime, from Debian's libgmime-3.0-dev. */
#pragma once
#include <gmime/gmime.h>

/* Its checks and casts are macros, which Swift does not see. */
static inline int shim_is_multipart(GMimeObject *object) { return GMIME_IS_MULTIPART(object); }
static inline int shim_is_part(GMimeObject *object) { return GMIME_IS_PART(object); }
static inline GMimeMultipart *shim_as_multipart(GMimeObject *object) { return (GMimeMultipart *)object; }
static inline GMimePart *shim_as_part(GMimeObject *object) { return (GMimePart *)object; }
static inline GMimeStreamMem *shim_as_memory(GMimeStream *stream) { return (GMimeStreamMem *)stream; }

/* GMime opens messages within messages itself, in the same recursion; here each is one part, opened by its own reading. */
static inline void shim_keep_messages_whole(void) {
  const char *kinds[] = {"rfc822", "rfc2822", "global", "news", "partial"};
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    g_mime_object_register_type("message", kinds[i], GMIME_TYPE_PART);
}
