/* SPDX-License-Identifier: Apache-2.0 */
/* dump_observations PLUGIN_FOLDER DATA_FOLDER FY2023Q1 FY2026Q3: run a plug-in in this process and print what it emits. */
#include "tests/support/in_process.h"

int
main(int argc, char **argv)
{
    InProcessRun run = {0};
    if (argc != 5 || !calendar_parse_quarter(calendar_us_fiscal(), argv[3], &run.first) || !calendar_parse_quarter(calendar_us_fiscal(), argv[4], &run.last))
        return 2;
    g_autoptr(FindingList) findings = finding_list_new();
    InProcess process;
    if (!in_process_open(&process, argv[1], findings)) {
        finding_list_print(findings, LANGUAGE_EN, stderr);
        return 1;
    }
    InProcessRows *rows = in_process_read(process.manifest, argv[2], findings);
    finding_list_print(findings, LANGUAGE_EN, stderr);
    for (size_t i = 0; i < rows->n_inputs; i++) {
        const SourceCounts *c = &rows->inputs[i].counts;
        fprintf(stderr, "%s: %" G_GINT64_FORMAT " rows read, %" G_GINT64_FORMAT " left out, %" G_GINT64_FORMAT " repeated\n",
                rows->inputs[i].input->id, c->read, c->rejected, c->repeated);
    }
    g_autofree char *text = in_process_run(&process, rows, &run);
    printf("%s%s", in_process_header(), text);
    in_process_rows_free(rows);
    in_process_clear(&process);
    return g_str_has_prefix(text, "failed") ? 1 : 0;
}
