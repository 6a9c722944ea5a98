/* SPDX-License-Identifier: Apache-2.0 */
/* hito programme: a plug-in's author sees the own page without waiting for an office; an office takes a new partner in. */
#include <string.h>

#include "core/command/as_of.h"
#include "core/command/command.h"
#include "core/command/options.h"
#include "core/document/manifest_read.h"
#include "core/document/plan_read.h"
#include "core/document/programme_edit.h"
#include "core/model/period.h"

static bool
is_day(Command *command, const char *word)
{
    int32_t day = 0;
    if (!word || period_parse_day(word, &day))
        return true;
    finding_add(command->findings, 3159, "", 0, word, NULL);
    return false;
}

/* What was made is read back: nothing leaves here that the next command refuses. */
static void
show(Command *command, const char *folder, const char *partner)
{
    g_autoptr(Plan) plan = plan_read(folder, NULL, command->findings);
    if (plan && plan_find_partner(plan, partner))
        printf("%s: %s\n", folder, partner);
}

static void
change(Command *command, bool new, const ProgrammePartner *partner)
{
    const char *folder = command->argv[2];
    bool done = false;
    if (new && g_file_test(folder, G_FILE_TEST_EXISTS)) {
        finding_add(command->findings, 404, "", 0, folder, NULL);
    } else if (new) {
        done = programme_edit_new(folder, partner, command->findings);
    } else {
        g_autoptr(Plan) plan = plan_read(folder, NULL, command->findings);
        done = plan && programme_edit_add(folder, plan, partner, command->findings);
    }
    if (done)
        show(command, folder, partner->id);
}

void
command_programme(Command *command)
{
    static const Usage USAGE = {
        "programme", "new|add FOLDER PLUGIN_FOLDER", 3, 3,
        {"Start a programme with the partner of one plug-in, or add that partner to a programme that is there.",
         "Empieza un programa con la organización de un complemento, o la agrega a un programa que ya existe."},
    };
    g_autofree char *id = NULL, *from = NULL, *to = NULL;
    const Option options[] = {
        {"partner", 0, &id, NULL, "ID", {"id of the partner; the plug-in's when not given", "id de la organización; si no se da, el del complemento"}},
        {"from", 0, &from, NULL, "DATE", {"first day of the award", "primer día de la adjudicación"}},
        {"to", 0, &to, NULL, "DATE", {"last day of the award", "último día de la adjudicación"}},
    };
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        return;
    bool new = strcmp(command->argv[1], "new") == 0;
    if (!new && strcmp(command->argv[1], "add") != 0) {
        finding_add(command->findings, 102, "", 0, USAGE.name, USAGE.words, NULL);
        return;
    }
    if (!is_day(command, from) || !is_day(command, to) ||
        (new && (!options_need(command, &USAGE, from, "from") || !options_need(command, &USAGE, to, "to"))))
        return;
    g_autofree char *path = g_build_filename(command->argv[3], "manifest.json", NULL);
    g_autoptr(Manifest) manifest = manifest_read(path, command->findings);
    if (!manifest)
        return;
    ProgrammePartner partner = {id ? id : manifest->id, manifest, from, to};
    change(command, new, &partner);
}
