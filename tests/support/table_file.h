/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_SUPPORT_TABLE_FILE_H
#define TESTS_SUPPORT_TABLE_FILE_H

#include "core/protect/cell_system.h"

/** Read a table of the public instances, plain or as zcat gives it: JJ files and the numbered text tables of the same
 *  columns. Sensitive cells get the protection levels of the file; every cell costs 1.
 *  Owner: caller, cell_system_free(). Errors: NULL. */
CellSystem *table_file_read(const char *path);

#endif
