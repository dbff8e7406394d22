/* Preloaded (LD_PRELOAD): every sync takes 5 ms longer, as if the disk were one that has to write. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int slowly(const char *name, int file) {
  struct timespec five_milliseconds = {0, 5000000};
  nanosleep(&five_milliseconds, 0);
  int (*sync)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return sync(file);
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }
