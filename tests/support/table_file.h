/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_TABLE_FILE_H
#define TESTS_SUPPORT_TABLE_FILE_H

#include "core/protect/cell_system.h"

/** Read a table of the public instances, plain or as zcat gives it: JJ files and the numbered text tables of the same
 *  columns. Sensitive cells get the protection levels of the file; every cell costs 1.
 *  Owner: caller, cell_system_free(). Errors: NULL. */
CellSystem *table_file_read(const char *path);

/** The k of a table of counts, whose sensitive cells may all be anything from 0 to k; every cell is then marked as a count
 *  of children. 0 for a table with levels of its own. */
int64_t table_file_threshold(CellSystem *system);

#endif
