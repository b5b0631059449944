/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ctl/terminal.h"

static void
test_safe (void)
{
  static const struct {
    const char *text, *safe;
  } table[] = {
    { "", "" },
    { "Two lines\n\tand a tab\n", "Two lines\n\tand a tab\n" },
    { "żółć, 肩, כתף", "żółć, 肩, כתף" },
    { "a\033[2Jb", "a\357\277\275[2Jb" },                     /* would empty the terminal */
    { "a\rb\bc\177", "a\357\277\275b\357\277\275c\357\277\275" }, /* would write over what stands there */
    { "\302\2332J", "\357\277\2752J" },                        /* CSI as one character, U+009B */
    { "a\342\200\256b\342\201\246c", "a\357\277\275b\357\277\275c" }, /* U+202E, U+2066: would turn what follows */
    { "a\377b", "a\357\277\275b" },                            /* not UTF-8 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *safe = unknot_terminal_make_safe (table[i].text);

      g_assert_cmpstr (safe, ==, table[i].safe);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/terminal/safe", test_safe);

  return g_test_run ();
}
