/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_FUZZ_MUTATE_H
#define TESTS_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

/** Feed each file of the command line to @p parse, then @p rounds changed copies of it: flipped bytes, cut ends,
 *  doubled parts. Deterministic. HITO_FUZZ_ROUNDS in the environment is another number of rounds: 0 counts the lines
 *  that the files alone reach. Returns the exit status. */
int mutate_files(int argc, char **argv, int rounds, void (*parse)(const char *bytes, size_t size));

/** The entry of a target: a plain main over files, or libFuzzer's function with -DHITO_FUZZER=ON. */
#ifdef HITO_FUZZER
#define FUZZ_TARGET(rounds, parse)                                     \
    int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);     \
    int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)      \
    {                                                                  \
        parse((const char *)bytes, size);                              \
        return 0;                                                      \
    }
#else
#define FUZZ_TARGET(rounds, parse)                                     \
    int main(int argc, char **argv)                                    \
    {                                                                  \
        return mutate_files(argc, argv, rounds, parse);                \
    }
#endif

#endif
