/* SPDX-License-Identifier: Apache-2.0 */
/* protect_table TABLE [OUT]: hides what a table needs, proves it, and writes OUT.hidden (the index of a hidden cell a
 * line, decoys included) and OUT.proof. Says how many cells are hidden before decoys, and how long the search took.
 * Exit status: 0 proved, 1 not, 2 usage or not a table. */
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "core/protect/witness_decoy.h"
#include "core/protect/witness_proof.h"
#include "core/verify/proof.h"
#include "tests/support/table_file.h"

enum { SEED = 20261 };

static bool
write_hidden(const CellSystem *system, const char *out)
{
    g_autofree char *path = g_strdup_printf("%s.hidden", out);
    FILE *stream = fopen(path, "w");
    if (!stream)
        return false;
    for (size_t c = 0; c < cell_system_size(system); c++) {
        if (cell_system_cell(system, c)->hidden)
            fprintf(stream, "%zu\n", c);
    }
    return fclose(stream) == 0;
}

static bool
write_proof(const VerifyProof *proof, const char *out)
{
    g_autofree char *path = g_strdup_printf("%s.proof", out);
    FILE *stream = fopen(path, "w");
    return stream && proof_write(proof, stream) && fclose(stream) == 0;
}

static double
seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

int
main(int argc, char **argv)
{
    g_autoptr(CellSystem) system = argc > 1 ? table_file_read(argv[1]) : NULL;
    if (!system) {
        fputs("usage: protect_table TABLE [OUT]\n", stderr);
        return 2;
    }
    int64_t k = table_file_threshold(system);
    double began = seconds();
    g_autoptr(WitnessSearch) search = witness_search(system, true);
    size_t decoys = k > 0 ? witness_decoy(system, SEED) : 0;
    double searched = seconds();
    VerifyProof proof;
    size_t at;
    witness_proof(system, search, k, &proof);
    VerifyVerdict verdict = verify_proof(&proof, &at);
    printf("%s: %zu cells, %zu equations: %zu hidden, %zu decoys, %u sides unprotected, %u insiders, %zu programs, %.2f s; "
           "proof of %zu witnesses: %s, %.2f s\n",
           argv[1], cell_system_size(system), cell_system_equations(system), search->n_hidden, decoys, search->unprotected->len,
           search->insiders->len, search->n_programs, searched - began, proof.n_witnesses, verify_verdict_text(verdict),
           seconds() - searched);
    bool written = argc < 3 || (write_hidden(system, argv[2]) && write_proof(&proof, argv[2]));
    witness_proof_clear(&proof);
    return verdict == VERIFY_SOUND && written ? 0 : 1;
}
