/* A disk that fails: loaded before the C library (LD_PRELOAD), it lets one call of an unmodified program fail.
 *
 * Counted are the calls that change files below one folder: write, pwrite, fsync, fdatasync, ftruncate, rename, link,
 * unlink, mkdir, and open where it makes a file. What it is told stands in the environment:
 *
 *   KOZABO_FAULT_FOLDER  the folder; calls elsewhere pass uncounted
 *   KOZABO_FAULT_AT      which call fails, from 1; 0 or absent: none does
 *   KOZABO_FAULT_KIND    EIO     that call fails, the later ones work (the default)
 *                        ENOSPC  of that call and all after it, those that need room fail
 *                        KILL    the process is killed at that call, half of what it writes written
 *   KOZABO_FAULT_LOG     a file that gets one line for each counted call: its number, its name, the path
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum kind { KIND_EIO, KIND_ENOSPC, KIND_KILL };

static pthread_once_t once = PTHREAD_ONCE_INIT;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static char folder[PATH_MAX];
static size_t folderLength;
static long failing;
static long counted;
static enum kind kind;
static int logFile = -1;

static void start(void) {
  const char *path = getenv("KOZABO_FAULT_FOLDER");
  if (!path || !realpath(path, folder)) return;
  folderLength = strlen(folder);
  const char *at = getenv("KOZABO_FAULT_AT");
  failing = at ? atol(at) : 0;
  const char *name = getenv("KOZABO_FAULT_KIND");
  kind = name && !strcmp(name, "ENOSPC") ? KIND_ENOSPC : name && !strcmp(name, "KILL") ? KIND_KILL : KIND_EIO;
  const char *log = getenv("KOZABO_FAULT_LOG");
  if (log) logFile = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int isBelow(const char *path) {
  return folderLength > 0 && !strncmp(path, folder, folderLength)
    && (path[folderLength] == '/' || path[folderLength] == '\0');
}

/* The absolute path of a name, its last component not followed and perhaps not there. */
static int absolute(int directory, const char *name, char *path) {
  char copy[PATH_MAX], parent[PATH_MAX], base[PATH_MAX] = "";
  if (name[0] == '/' || directory == AT_FDCWD) {
    if (strlen(name) >= sizeof copy) return 0;
    strcpy(copy, name);
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", directory);
    ssize_t length = readlink(link, copy, sizeof copy - 1);
    if (length < 0 || (size_t)length + strlen(name) + 2 > sizeof copy) return 0;
    copy[length] = '/';
    strcpy(copy + length + 1, name);
  }
  size_t length = strlen(copy);
  while (length > 1 && copy[length - 1] == '/') copy[--length] = '\0';
  char *slash = strrchr(copy, '/');
  strcpy(base, slash ? slash + 1 : copy);
  if (slash) *(slash == copy ? slash + 1 : slash) = '\0';
  if (!realpath(slash ? copy : ".", parent)) return 0;
  return snprintf(path, PATH_MAX, "%s/%s", parent, base) < PATH_MAX;
}

static int pathOf(int descriptor, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, PATH_MAX - 1);
  if (length < 0) return 0;
  path[length] = '\0';
  return 1;
}

/* Counts a call on a path below the folder. 0: let it pass; otherwise the error it is to fail with, or -1: die. */
static int fault(const char *call, const char *path, int needsRoom) {
  if (!isBelow(path)) return 0;
  pthread_mutex_lock(&mutex);
  long number = ++counted;
  pthread_mutex_unlock(&mutex);
  if (logFile >= 0) {
    char line[PATH_MAX + 64];
    int length = snprintf(line, sizeof line, "%ld %s %s\n", number, call, path + folderLength);
    syscall(SYS_write, logFile, line, length);
  }
  if (failing == 0) return 0;
  switch (kind) {
    case KIND_EIO: return number == failing ? EIO : 0;
    case KIND_ENOSPC: return number >= failing && needsRoom ? ENOSPC : 0;
    case KIND_KILL: return number == failing ? -1 : 0;
  }
  return 0;
}

static int faultOf(const char *call, int descriptor, int needsRoom) {
  char path[PATH_MAX];
  int saved = errno;
  pthread_once(&once, start);
  int result = folderLength > 0 && pathOf(descriptor, path) ? fault(call, path, needsRoom) : 0;
  errno = saved;
  return result;
}

static int faultAt(const char *call, int directory, const char *name, int needsRoom) {
  char path[PATH_MAX];
  int saved = errno;
  pthread_once(&once, start);
  int result = folderLength > 0 && absolute(directory, name, path) ? fault(call, path, needsRoom) : 0;
  errno = saved;
  return result;
}

static int dies(int number) {
  if (number < 0) {
    kill(getpid(), SIGKILL);
    for (;;) pause();
  }
  return number;
}

/* What a call comes to when it fails: the process ends, or it returns -1 with the error. */
#define FAIL_IF(number) do { int failed = dies(number); if (failed) { errno = failed; return -1; } } while (0)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int number = faultOf("write", descriptor, 1);
  if (number < 0) syscall(SYS_write, descriptor, bytes, count / 2);
  FAIL_IF(number);
  return syscall(SYS_write, descriptor, bytes, count);
}

static ssize_t writeAt(int descriptor, const void *bytes, size_t count, off_t offset) {
  int number = faultOf("pwrite", descriptor, 1);
  if (number < 0) syscall(SYS_pwrite64, descriptor, bytes, count / 2, offset);
  FAIL_IF(number);
  return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
  return writeAt(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
  return writeAt(descriptor, bytes, count, offset);
}

int fsync(int descriptor) {
  FAIL_IF(faultOf("fsync", descriptor, 0));
  return (int)syscall(SYS_fsync, descriptor);
}

int fdatasync(int descriptor) {
  FAIL_IF(faultOf("fdatasync", descriptor, 0));
  return (int)syscall(SYS_fdatasync, descriptor);
}

int ftruncate(int descriptor, off_t length) {
  FAIL_IF(faultOf("ftruncate", descriptor, 0));
  return (int)syscall(SYS_ftruncate, descriptor, length);
}

int ftruncate64(int descriptor, off64_t length) {
  FAIL_IF(faultOf("ftruncate", descriptor, 0));
  return (int)syscall(SYS_ftruncate, descriptor, length);
}

int rename(const char *from, const char *to) {
  FAIL_IF(faultAt("rename", AT_FDCWD, to, 0));
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int renameat(int fromFolder, const char *from, int toFolder, const char *to) {
  FAIL_IF(faultAt("rename", toFolder, to, 0));
  return (int)syscall(SYS_renameat2, fromFolder, from, toFolder, to, 0);
}

int renameat2(int fromFolder, const char *from, int toFolder, const char *to, unsigned int flags) {
  FAIL_IF(faultAt("rename", toFolder, to, 0));
  return (int)syscall(SYS_renameat2, fromFolder, from, toFolder, to, flags);
}

int link(const char *from, const char *to) {
  FAIL_IF(faultAt("link", AT_FDCWD, to, 1));
  return (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
}

int unlink(const char *path) {
  FAIL_IF(faultAt("unlink", AT_FDCWD, path, 0));
  return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int mkdir(const char *path, mode_t mode) {
  FAIL_IF(faultAt("mkdir", AT_FDCWD, path, 1));
  return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

/* Opening is counted only where it makes a file. */
static int openAt(int directory, const char *path, int flags, mode_t mode) {
  if (flags & O_CREAT) {
    struct stat status;
    int saved = errno;
    int isThere = fstatat(directory, path, &status, AT_SYMLINK_NOFOLLOW) == 0;
    errno = saved;
    if (!isThere) FAIL_IF(faultAt("open", directory, path, 1));
  }
  return (int)syscall(SYS_openat, directory, path, flags, mode);
}

#define MODE_OF(last) \
  mode_t mode = 0; \
  if (flags & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, last); mode = va_arg(rest, mode_t); va_end(rest); }

int open(const char *path, int flags, ...) {
  MODE_OF(flags)
  return openAt(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  MODE_OF(flags)
  return openAt(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...) {
  MODE_OF(flags)
  return openAt(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...) {
  MODE_OF(flags)
  return openAt(directory, path, flags, mode);
}
