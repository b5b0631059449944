/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into a program by LD_PRELOAD: a disk that is full when a test says so, and programs that are
 * installed as far as anybody asks.
 *
 * While the file $UNKNOT_TEST_FULL exists, nothing more can be written to any file below the folder it lies in.
 * $UNKNOT_TEST_INSTALLED is a program that is said to be there and to run. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int
is_full (int fd)
{
  const char *flag = getenv ("UNKNOT_TEST_FULL");
  char link[64], path[4096];
  ssize_t length;

  if (flag == NULL || faccessat (AT_FDCWD, flag, F_OK, 0) != 0)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = readlink (link, path, sizeof path - 1);
  if (length <= 0)
    return 0;
  path[length] = '\0';
  return strncmp (path, flag, (size_t) (strrchr (flag, '/') - flag) + 1) == 0;
}

static ssize_t
refuse (void)
{
  errno = ENOSPC;
  return -1;
}

ssize_t
write (int fd, const void *data, size_t length)
{
  return is_full (fd) ? refuse () : syscall (SYS_write, fd, data, length);
}

/* pwrite() is the same here: files are large everywhere. */
ssize_t
pwrite64 (int fd, const void *data, size_t length, off64_t at)
{
  return is_full (fd) ? refuse () : syscall (SYS_pwrite64, fd, data, length, at);
}

static int
is_installed (const char *path)
{
  const char *installed = getenv ("UNKNOT_TEST_INSTALLED");

  return installed != NULL && strcmp (path, installed) == 0;
}

int
access (const char *path, int mode)
{
  return is_installed (path) ? 0 : faccessat (AT_FDCWD, path, mode, 0);
}

/* Who may do everything is told by the file's rights instead: those of the shell, then. */
int
stat (const char *path, struct stat *info)
{
  return fstatat (AT_FDCWD, is_installed (path) ? "/bin/sh" : path, info, 0);
}
