/* SPDX-License-Identifier: Apache-2.0 */
/* time_search FILE...: how many cells the search hides in a table, and how long it takes. */
#include "core/protect/witness_search.h"

#include <stdio.h>
#include <time.h>

#include "tests/support/table_file.h"

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        g_autoptr(CellSystem) system = table_file_read(argv[i]);
        if (!system) {
            fprintf(stderr, "%s: not a table\n", argv[i]);
            return 1;
        }
        size_t sensitive = 0;
        for (size_t c = 0; c < cell_system_size(system); c++)
            sensitive += cell_system_cell(system, c)->hidden;
        clock_t began = clock();
        g_autoptr(WitnessSearch) search = witness_search(system);
        double seconds = (double)(clock() - began) / CLOCKS_PER_SEC;
        printf("%s: %zu cells, %zu equations, %zu sensitive: %zu hidden, %u unprotected, %u witnesses, %zu programs, %.2f s\n", argv[i],
               cell_system_size(system), cell_system_equations(system), sensitive, search->n_hidden, search->unprotected->len,
               search->witnesses->len, search->n_programs, seconds);
    }
    return 0;
}
