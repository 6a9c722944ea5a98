/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_FUZZ_MADE_STUDY_H
#define TESTS_FUZZ_MADE_STUDY_H

#include <glib.h>
#include <stdbool.h>

#include "sdk/merge.h"

/** A state with an indicator of every type over two quarters, empty or with something of everything in it.
 *  Owner: caller, hito_study_destroy(). */
hito_study *made_study(bool filled);

/** The bytes that a state saves. Owner: caller, g_byte_array_unref(). */
GByteArray *made_study_save(hito_study *study);

/** Load such bytes, @p piece of them at a read. Owner: caller, hito_study_destroy(). Errors: NULL when they are refused. */
hito_study *made_study_load(const void *bytes, size_t size, size_t piece);

/** Finish it and answer how many cells it emits. Ends the program when a cell is out of bounds. */
size_t made_study_finish(hito_study *study);

#endif
