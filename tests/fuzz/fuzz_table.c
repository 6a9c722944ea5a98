/* SPDX-License-Identifier: Apache-2.0 */
/* The CSV reader of hito-estimate on any bytes: a table is whole or there is a finding, never both or neither. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analyst/table.h"
#include "tests/fuzz/mutate.h"

static void
parse(const char *bytes, size_t size)
{
    g_autoptr(FindingList) findings = finding_list_new();
    g_autoptr(Table) table = table_parse(bytes, size, "any.csv", findings);
    if ((table != NULL) == (finding_list_size(findings) > 0))
        abort();
    size_t length = 0;
    for (size_t i = 0; table && i < table->rows; i++)
        for (size_t j = 0; j < table->columns; j++) {
            length += strlen(table_cell(table, i, (int)j));
            table_number(table, i, (int)j, findings);
        }
    if (length > size)
        abort();
}

FUZZ_TARGET(400, parse)
