/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into a program by LD_PRELOAD: a machine that sleeps when a test says so.
 *
 * $UNKNOT_TEST_SLEPT names a file with a gint64: for how long it has slept so far, microseconds.
 * CLOCK_BOOTTIME and the wall clock are ahead by that, as after a real sleep, and CLOCK_MONOTONIC
 * is not.  $UNKNOT_TEST_WALL names a FIFO that stands for a timer on the wall clock: what is
 * written into it is the kernel's word that the clock was set, as it gives at each resume. */
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define SECOND INT64_C (1000000)
#define MAX_FDS 1024

static const volatile int64_t *slept;
static char on_boot[MAX_FDS], on_wall[MAX_FDS];

static int64_t
get_slept (void)
{
  const char *path = getenv ("UNKNOT_TEST_SLEPT");

  if (slept == NULL && path != NULL)
    {
      int fd = open (path, O_RDONLY | O_CLOEXEC);
      void *map = mmap (NULL, sizeof *slept, PROT_READ, MAP_SHARED, fd, 0);

      close (fd);
      if (map == MAP_FAILED)
        abort ();
      slept = map;
    }

  return slept != NULL ? *slept : 0;
}

int
clock_gettime (clockid_t id, struct timespec *now)
{
  int result = syscall (SYS_clock_gettime, id, now);

  if (result == 0 && (id == CLOCK_BOOTTIME || id == CLOCK_REALTIME))
    {
      int64_t ahead = get_slept ();

      now->tv_sec += ahead / SECOND;
    }

  return result;
}

int
timerfd_create (clockid_t id, int flags)
{
  int fd = id == CLOCK_REALTIME ? open (getenv ("UNKNOT_TEST_WALL"), O_RDONLY | O_NONBLOCK | O_CLOEXEC)
                                : (int) syscall (SYS_timerfd_create, id, flags);

  if (fd < 0 || fd >= MAX_FDS)
    abort ();
  on_wall[fd] = id == CLOCK_REALTIME;
  on_boot[fd] = id == CLOCK_BOOTTIME;

  return fd;
}

int
timerfd_settime (int fd, int flags, const struct itimerspec *value, struct itimerspec *old)
{
  struct itimerspec real = *value;

  if (on_wall[fd])
    return 0;
  if (on_boot[fd] && (real.it_value.tv_sec != 0 || real.it_value.tv_nsec != 0))
    {
      real.it_value.tv_sec -= get_slept () / SECOND;
      if (real.it_value.tv_sec < 0)
        real.it_value = (struct timespec) { 0, 1 };
    }

  return syscall (SYS_timerfd_settime, fd, flags, &real, old);
}
