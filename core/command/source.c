/* SPDX-License-Identifier: Apache-2.0 */
/* Names, counts and findings; never a value of a row. */
#include <string.h>

#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/document/manifest_read.h"
#include "core/document/source_map_read.h"
#include "core/document/source_map_write.h"
#include "core/source/source_inspect.h"
#include "core/source/source_propose.h"

static const Usage USAGE = {
    "source", "inspect FILE", 2, 2,
    {"Show what would be read from a partner's file: kind, columns matched and missing, counts, findings; no value of a row.",
     "Muestra qué se leería del archivo de una organización: tipo, columnas halladas y faltantes, conteos y hallazgos; ningún valor."},
};

typedef struct Wanted {
    char *manifest, *input, *sources, *proposal;
} Wanted;

static const Input *
input_of(const Manifest *manifest, const char *id)
{
    for (guint i = 0; i < manifest->inputs->len; i++) {
        const Input *input = manifest->inputs->pdata[i];
        if (strcmp(input->id, id) == 0)
            return input;
    }
    return NULL;
}

static void
print_text(const SourceInspection *seen, const SourceMapInput *map, Language language)
{
    bool es = language == LANGUAGE_ES;
    printf("%s: %s, %s: %s\n", es ? "tipo" : "kind", source_kind_name(map ? map->kind : KIND_CSV), es ? "letras" : "encoding",
           source_encoding_name(map ? map->encoding : ENCODING_UTF8));
    if (seen->opened && (!map || map->kind == KIND_CSV))
        printf("%s: %s\n", es ? "separador" : "delimiter", seen->delimiter == '\t' ? "tab" : (char[]){seen->delimiter, '\0'});
    for (guint i = 0; i < seen->columns->len; i++) {
        const SourceInspectedColumn *column = &g_array_index(seen->columns, SourceInspectedColumn, i);
        printf("  %s → %s\n", column->name, column->declared ? column->declared->name : es ? "(no se lee)" : "(not read)");
    }
    for (guint i = 0; i < seen->missing->len; i++)
        printf("  %s: %s\n", es ? "FALTA" : "MISSING", ((const Column *)seen->missing->pdata[i])->name);
    printf(es ? "filas: %" G_GINT64_FORMAT ", usadas: %" G_GINT64_FORMAT ", rechazadas: %" G_GINT64_FORMAT "\n"
              : "rows: %" G_GINT64_FORMAT ", used: %" G_GINT64_FORMAT ", rejected: %" G_GINT64_FORMAT "\n",
           seen->records, seen->counts.used, seen->counts.rejected);
}

static void
print_json(const SourceInspection *seen, const SourceMapInput *map)
{
    g_autoptr(Answer) json = answer_new();
    answer_text(json, "kind", source_kind_name(map ? map->kind : KIND_CSV));
    answer_text(json, "encoding", source_encoding_name(map ? map->encoding : ENCODING_UTF8));
    answer_flag(json, "accepted", seen->accepted);
    answer_number(json, "rows", seen->records);
    answer_number(json, "rows_used", seen->counts.used);
    answer_number(json, "rows_rejected", seen->counts.rejected);
    answer_list(json, "columns");
    for (guint i = 0; i < seen->columns->len; i++) {
        const SourceInspectedColumn *column = &g_array_index(seen->columns, SourceInspectedColumn, i);
        Answer *item = answer_item(json, "columns");
        answer_text(item, "name", column->name);
        answer_text(item, "reads", column->declared ? column->declared->name : "");
    }
    answer_list(json, "missing");
    for (guint i = 0; i < seen->missing->len; i++)
        answer_text(answer_item(json, "missing"), "name", ((const Column *)seen->missing->pdata[i])->name);
    answer_print(json, stdout);
}

/* Write a first sources.json, then show what is read with it. */
static void
propose(Command *command, const Manifest *manifest, const Input *input, const char *to)
{
    g_autoptr(SourceMap) map = source_map_new();
    SourceMapInput *said = source_propose(manifest, input, command->argv[2]);
    g_ptr_array_add(map->inputs, said);
    if (!source_map_write(said, input, to, command->findings))
        return;
    g_autoptr(SourceInspection) seen = source_inspect(manifest, input, map, command->argv[2], command->findings);
    if (command->json)
        print_json(seen, said);
    else
        print_text(seen, said, command->language);
}

static void
inspect(Command *command, const Wanted *wanted)
{
    g_autoptr(Manifest) manifest = manifest_read(wanted->manifest, command->findings);
    const Input *input = manifest ? input_of(manifest, wanted->input) : NULL;
    if (manifest && !input)
        finding_add(command->findings, 151, "", 0, wanted->input, NULL);
    if (!input)
        return;
    g_autoptr(SourceMap) map = NULL;
    if (wanted->sources && !(map = source_map_read(wanted->sources, manifest, command->findings)))
        return;
    if (wanted->proposal) {
        propose(command, manifest, input, wanted->proposal);
        return;
    }
    g_autoptr(SourceInspection) seen = source_inspect(manifest, input, map, command->argv[2], command->findings);
    const SourceMapInput *said = source_map_find(map, input->id);
    if (command->json)
        print_json(seen, said);
    else
        print_text(seen, said, command->language);
}

void
command_source(Command *command)
{
    Wanted wanted = {0};
    const Option options[] = {
        {"partner-manifest", 0, &wanted.manifest, NULL, "FILE", {"the plug-in's manifest.json", "el manifest.json del complemento"}},
        {"input", 0, &wanted.input, NULL, "ID", {"which input of the plug-in it is", "qué entrada del complemento es"}},
        {"sources", 0, &wanted.sources, NULL, "FILE", {"the partner's sources.json", "el sources.json de la organización"}},
        {"write", 0, &wanted.proposal, NULL, "FILE", {"write a first sources.json for this input", "escribe un primer sources.json para esta entrada"}},
    };
    if (options_take(command, &USAGE, options, G_N_ELEMENTS(options))) {
        if (strcmp(command->argv[1], "inspect") != 0)
            finding_add(command->findings, 150, "", 0, NULL);
        else if (options_need(command, &USAGE, wanted.manifest, "partner-manifest") &&
                 options_need(command, &USAGE, wanted.input, "input"))
            inspect(command, &wanted);
    }
    g_free(wanted.manifest);
    g_free(wanted.input);
    g_free(wanted.sources);
    g_free(wanted.proposal);
}
