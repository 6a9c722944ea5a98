/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_WORKER_ROWS_H
#define CORE_RUNNER_WORKER_ROWS_H

#include <glib.h>
#include <stdint.h>

/** Row findings of one rule in one input: the lowest rows, and how many there are beyond them. */
typedef struct RowFindings {
    uint32_t input, rule;
    GArray *rows; /* of int64_t */
    uint64_t more;
} RowFindings;

/** Row findings of a worker, in an order that does not depend on how rows were dealt over several. Owner: caller,
 *  g_ptr_array_unref(). Shapes: of RowFindings*. */
GPtrArray *worker_rows_new(void);

/** Add one row. */
void worker_rows_add(GPtrArray *all, uint32_t input, uint32_t rule, int64_t row);

/** Add what another worker found. */
void worker_rows_join(GPtrArray *into, const GPtrArray *from);

/** Order by input, rule and row; of each rule the lowest 1,000 rows are kept. */
void worker_rows_settle(GPtrArray *all);

#endif
