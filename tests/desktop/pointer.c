/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hand at the mouse of a Wayland compositor, for tests.  Reads lines:
 *
 *   move X Y
 *   click X Y [1|2|3]     left, middle, right
 *
 *   pointer WIDTH HEIGHT < FIFO
 *
 * By the virtual pointer of wlroots or, where there is none, KWin's fake input.  Says "ready"
 * when it is; ends at the end of its input. */
#include <glib.h>
#include <linux/input-event-codes.h>
#include <stdio.h>
#include <string.h>
#include <wayland-client.h>

#include "kde-input-client.h"
#include "wlr-pointer-client.h"

typedef struct {
  struct wl_display *display;
  struct wl_seat *seat;
  struct zwlr_virtual_pointer_manager_v1 *manager;
  struct zwlr_virtual_pointer_v1 *pointer;
  struct org_kde_kwin_fake_input *fake;
  guint width, height;
} Hand;

static void
global_cb (void *data, struct wl_registry *registry, uint32_t name, const char *interface, uint32_t version)
{
  Hand *hand = data;

  if (strcmp (interface, wl_seat_interface.name) == 0 && hand->seat == NULL)
    hand->seat = wl_registry_bind (registry, name, &wl_seat_interface, 1);
  else if (strcmp (interface, zwlr_virtual_pointer_manager_v1_interface.name) == 0)
    hand->manager = wl_registry_bind (registry, name, &zwlr_virtual_pointer_manager_v1_interface, 1);
  else if (strcmp (interface, org_kde_kwin_fake_input_interface.name) == 0 && version >= 3)
    hand->fake = wl_registry_bind (registry, name, &org_kde_kwin_fake_input_interface, 3);
}

static void
global_remove_cb (void *data, struct wl_registry *registry, uint32_t name)
{
}

static uint32_t
now (void)
{
  return g_get_monotonic_time () / 1000;
}

static void
move (Hand *hand, guint x, guint y)
{
  if (hand->pointer != NULL)
    {
      zwlr_virtual_pointer_v1_motion_absolute (hand->pointer, now (), x, y, hand->width, hand->height);
      zwlr_virtual_pointer_v1_frame (hand->pointer);
    }
  else
    org_kde_kwin_fake_input_pointer_motion_absolute (hand->fake, wl_fixed_from_int (x), wl_fixed_from_int (y));
  wl_display_roundtrip (hand->display);
}

static void
press (Hand *hand, guint number, gboolean down)
{
  static const uint32_t buttons[] = { BTN_LEFT, BTN_LEFT, BTN_MIDDLE, BTN_RIGHT };
  uint32_t button = buttons[number];

  if (hand->pointer != NULL)
    {
      zwlr_virtual_pointer_v1_button (hand->pointer, now (), button, down);
      zwlr_virtual_pointer_v1_frame (hand->pointer);
    }
  else
    org_kde_kwin_fake_input_button (hand->fake, button, down);
  wl_display_roundtrip (hand->display);
}

static void
obey (Hand *hand, const char *line)
{
  guint x, y, button = 1;

  if (sscanf (line, "move %u %u", &x, &y) == 2)
    move (hand, x, y);
  else if (sscanf (line, "click %u %u %u", &x, &y, &button) >= 2 && button <= 3)
    {
      /* As long as a hand takes: some panels look at what is below only after a motion. */
      move (hand, x > 0 ? x - 1 : 1, y);
      move (hand, x, y);
      g_usleep (200000);
      press (hand, button, TRUE);
      g_usleep (80000);
      press (hand, button, FALSE);
    }
}

int
main (int argc, char **argv)
{
  static const struct wl_registry_listener listener = { global_cb, global_remove_cb };
  Hand hand = { .display = wl_display_connect (NULL) };
  char line[100];

  if (argc != 3 || hand.display == NULL)
    {
      fprintf (stderr, "usage: pointer WIDTH HEIGHT, in a Wayland session\n");
      return 2;
    }
  hand.width = (guint) g_ascii_strtoull (argv[1], NULL, 10);
  hand.height = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  wl_registry_add_listener (wl_display_get_registry (hand.display), &listener, &hand);
  wl_display_roundtrip (hand.display);
  if (hand.manager != NULL)
    hand.pointer = zwlr_virtual_pointer_manager_v1_create_virtual_pointer (hand.manager, hand.seat);
  else if (hand.fake != NULL)
    org_kde_kwin_fake_input_authenticate (hand.fake, "Unknot", "tests");
  else
    {
      fprintf (stderr, "this compositor lets nobody move its pointer\n");
      return 1;
    }
  wl_display_roundtrip (hand.display);
  printf ("ready\n");
  fflush (stdout);

  while (fgets (line, sizeof line, stdin) != NULL)
    obey (&hand, line);
  wl_display_disconnect (hand.display);
  return 0;
}
