/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Gives memory back that is not needed until something happens again: free heap, and the
 * program text that only start-up or a database needed.  Text comes back by itself, from the
 * file, when it is run.  Takes about a millisecond. */
void unknot_memory_give_back (void);
