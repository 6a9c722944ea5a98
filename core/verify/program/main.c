/* SPDX-License-Identifier: Apache-2.0 */
/* hito-verify PROOF...: checks proofs of disclosure control with additions and comparisons alone.
 * Exit status: 0 every proof is sound, 1 one is not, 2 usage, 4 a file cannot be read. */
#include <string.h>

#include "core/verify/proof.h"

static int
check_file(const char *path)
{
    FILE *stream = fopen(path, "r");
    if (!stream) {
        perror(path);
        return 4;
    }
    VerifyProof proof;
    size_t at = 0;
    bool readable = proof_read(stream, &proof, &at);
    fclose(stream);
    if (!readable) {
        printf("%s: line %zu: not a proof\n", path, at);
        return 1;
    }
    VerifyVerdict verdict = verify_proof(&proof, &at);
    if (verdict == VERIFY_SOUND)
        printf("%s: sound: %zu counts, %zu numbers, %zu witnesses, k %lld\n", path, proof.n_cells, proof.n_forms,
               proof.n_witnesses, (long long)proof.k);
    else
        printf("%s: refused at %zu: %s\n", path, at, verify_verdict_text(verdict));
    proof_clear(&proof);
    return verdict == VERIFY_SOUND ? 0 : 1;
}

int
main(int argc, char **argv)
{
    if (argc < 2 || strcmp(argv[1], "--help") == 0) {
        fputs("usage: hito-verify PROOF...\n", argc < 2 ? stderr : stdout);
        return argc < 2 ? 2 : 0;
    }
    int worst = 0;
    for (int i = 1; i < argc; i++) {
        int status = check_file(argv[i]);
        worst = status > worst ? status : worst;
    }
    return fflush(stdout) == 0 ? worst : 4;
}
