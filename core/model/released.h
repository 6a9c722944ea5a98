/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_MODEL_RELEASED_H
#define CORE_MODEL_RELEASED_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "core/model/actual.h"

/** One number that a sealed report printed. A year that was still running then is another span than the whole year. */
typedef struct Released {
    char *indicator, *definition_version, *window, *table, *cell;
    Quarter first, last; /* of the window, cut to the reporting period of that report */
    Actual printed;      /* as printed, so never more than the reader knows */
    char *text;          /* canonical decimal as printed, "" unless OK */
    Quarter period;      /* reporting quarter of that report */
    int32_t as_of_day;
} Released;

/** All released numbers, for each span the latest. */
typedef struct ReleasedSet ReleasedSet;

/** An empty set. Owner: caller, released_set_free(). */
ReleasedSet *released_set_new(void);
void released_set_free(ReleasedSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReleasedSet, released_set_free)

/** Add a number; one of the same indicator, table, cell, window and span that was added before is replaced.
 *  Owner: takes the strings of @p released, which g_free() can free. */
void released_set_add(ReleasedSet *set, Released released);

/** The number of a cell in a window over exactly its quarters, NULL when none was released. Owner: borrowed. */
const Released *released_find(const ReleasedSet *set, const char *indicator, const char *table, const char *cell,
                              const Window *window);

/** All released numbers of a cell, of Released, NULL when there is none. Owner: borrowed. */
const GArray *released_of_cell(const ReleasedSet *set, const char *indicator, const char *table, const char *cell);

#endif
