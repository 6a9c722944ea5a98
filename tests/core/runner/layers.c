/* SPDX-License-Identifier: Apache-2.0 */
/* layers CASE synthetic|real: run a case of tests/broken here and print one line: the message number of a failure, the
 * answer of the plug-in, and the layers that were missing though needed. The test starts it on machines of
 * several kinds. */
#include <stdio.h>
#include <string.h>

#include "tests/core/runner/broken_run.h"

int
main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    BrokenRun run = broken_run(argv[1], strcmp(argv[2], "synthetic") == 0);
    uint32_t layers = run.submission->layers | SANDBOX_RUN_FILTER;
    g_autofree char *missing = sandbox_layers_suffice(layers) ? g_strdup("") : sandbox_layers_missing(layers);
    printf("%u %d [%s]\n", run.failure, (int)run.answer, missing);
    bool clean = !run.left_child && run.left_descriptors == 0 && !run.changed_input && !run.changed_target && !run.created_file;
    broken_run_clear(&run);
    return clean ? 0 : 1;
}
