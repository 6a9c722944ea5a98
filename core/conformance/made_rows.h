/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_CONFORMANCE_MADE_ROWS_H
#define CORE_CONFORMANCE_MADE_ROWS_H

#include <glib.h>
#include <stdbool.h>

#include "core/model/manifest.h"

/** Made-up rows for every input of a manifest, as text. */
typedef struct MadeRows {
    const Manifest *manifest; /* borrowed */
    GPtrArray *inputs;        /* of GPtrArray of GStrv: one cell a column, in the order of the manifest */
} MadeRows;

/** Which rows to make. The rows of a subject agree with each other in everything but dates and amounts, and no two of
 *  them are of one day, so neither their order nor their split may matter. */
typedef struct MadePlan {
    unsigned first_subject, n_subjects;
    int32_t from_day, to_day; /* dates lie in here, half open */
    uint64_t seed;
    bool empty;    /* every field that may be empty is */
    bool extreme;  /* dates, numbers and texts at the ends of what the manifest allows */
    bool careless; /* the dates of a row in no order, the codes of a subject at odds */
} MadePlan;

/** Make rows. Owner: caller, made_rows_free(). */
MadeRows *made_rows_new(const Manifest *manifest, const MadePlan *plan);
void made_rows_free(MadeRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(MadeRows, made_rows_free)

/** Append the rows of another set of the same manifest. */
void made_rows_append(MadeRows *rows, const MadeRows *more);

/** Put the rows of every input in another order. */
void made_rows_shuffle(MadeRows *rows, uint64_t seed);

/** Keep the first @p n rows of every input. */
void made_rows_cut(MadeRows *rows, guint n);

/** How many rows the inputs have together. */
guint made_rows_count(const MadeRows *rows);

/** Write FOLDER/<input>.csv for every input.
 *  Errors: false. */
bool made_rows_write(const MadeRows *rows, const char *folder);

#endif
