/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/memory.h"

#include <glib.h>
#include <link.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

static int
object_found_cb (struct dl_phdr_info *info, size_t size, void *data)
{
  const guintptr page = sysconf (_SC_PAGESIZE);

  for (guint i = 0; i < info->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *segment = &info->dlpi_phdr[i];
      guintptr start = info->dlpi_addr + segment->p_vaddr;
      guintptr end = start + segment->p_memsz;

      /* What cannot be written is as it is in its file. */
      if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0)
        continue;
      start &= ~(page - 1);
      /* A refusal, as for the kernel's own pages, costs nothing. */
      (void) madvise ((void *) start, end - start, MADV_DONTNEED);
    }

  return 0;
}

void
unknot_memory_give_back (void)
{
  malloc_trim (0);
  dl_iterate_phdr (object_found_cb, NULL);
}
