/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_RUNNER_TRUST_FILE_H
#define CORE_RUNNER_TRUST_FILE_H

#include <glib.h>
#include <stdbool.h>

#include "core/base/finding.h"

/* A file of the trust folder: a header line, then lines of columns parted by tabs, to which lines are only added. */

/** Every line behind the header as a GStrv of @p n_columns. Owner: caller, g_ptr_array_unref().
 *  Errors: NULL and H3133 or H3134; a missing file is an empty list. */
GPtrArray *trust_file_read(const char *trust, const char *name, guint n_columns, FindingList *findings);

/** Add one line; the folder and the file, with the names of the columns as its header, are made when they are missing.
 *  Errors: false and H3135 or H3136. */
bool trust_file_add(const char *trust, const char *name, const char *const *header, const char *const *columns,
                    FindingList *findings);

#endif
