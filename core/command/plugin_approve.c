/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin approve, revoke and rotate: who may run here, in whose name. */
#include <string.h>

#include "core/command/as_of.h"
#include "core/command/compute_partner.h"
#include "core/command/office_trust.h"
#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/runner/approve.h"

/* Where trust is kept, who acts and when. Strings are owned. */
typedef struct Act {
    char *office, *trust, *person, *as_of, *key;
    bool lost;
    char day[11];
} Act;

static void
act_clear(Act *act)
{
    char *const strings[] = {act->office, act->trust, act->person, act->as_of, act->key};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}

/* An office's ledger wants a day. Elsewhere one that nobody gave stays empty: the clock of the machine proves nothing. */
static bool
read_day(Command *command, const Usage *usage, Act *act)
{
    int32_t number = 0;
    if (!act->as_of && !g_getenv("SOURCE_DATE_EPOCH"))
        return !act->office || options_need(command, usage, NULL, "as-of");
    if (!as_of_day(command, act->as_of, 0, &number))
        return false;
    period_format_day(number, act->day);
    return true;
}

/* The options of all three verbs; --lost belongs to the last one. */
static bool
read_line(Command *command, const Usage *usage, Act *act)
{
    const Option options[] = {
        {"office", 0, &act->office, NULL, "DIR", {"an office: its folder trust, and its ledger", "una oficina: su carpeta trust y su libro"}},
        {"trust", 0, &act->trust, NULL, "DIR", {"folder of keys and approvals, without a ledger", "carpeta de claves y aprobaciones, sin libro"}},
        {"person", 0, &act->person, NULL, "NAME", {"who decides", "quién decide"}},
        {"key", 0, &act->key, NULL, "FILE|NAME", {"a public key: its file, or 16 digits to revoke it", "una clave pública: su archivo, o 16 dígitos para revocarla"}},
        {"as-of", 0, &act->as_of, NULL, "DATE", {"the day of the decision", "el día de la decisión"}},
        {"lost", 0, NULL, &act->lost, NULL, {"the old key is lost; the person vouches for the new one", "la clave anterior se perdió; la persona responde por la nueva"}},
    };
    size_t n = G_N_ELEMENTS(options) - (strcmp(usage->name, "plugin rotate") == 0 ? 0 : 1);
    if (!options_take(command, usage, options, n) || !options_need(command, usage, act->person, "person") || !read_day(command, usage, act))
        return false;
    if (!act->trust)
        act->trust = act->office ? office_trust(act->office) : compute_partner_trust();
    return true;
}

/* What was decided stands in the trust folder; an office's ledger remembers it. */
static void
finish(Command *command, const Act *act, const char *what)
{
    printf("%s\n", what);
    g_autofree char *trust = act->office ? office_trust(act->office) : NULL;
    if (trust && strcmp(trust, act->trust) == 0)
        office_trust_record(act->office, command->findings);
}

static void
approve(Command *command, const Act *act)
{
    g_autoptr(PluginPackage) package = plugin_package_open(command->argv[1], command->findings);
    if (!package || package->library < 0 || !approve_add(act->trust, package, act->person, act->day, act->key, command->findings))
        return;
    const Manifest *manifest = package->manifest;
    g_autofree char *what = g_strdup_printf("%s %s %s", manifest->id, manifest->version, manifest->sha256);
    finish(command, act, what);
}

void
plugin_approve(Command *command)
{
    static const Usage USAGE = {
        "plugin approve", "FOLDER", 1, 1,
        {"Let this very plug-in run, in the name of a person. A signature is checked; nothing runs by being present.",
         "Permite que se ejecute este mismo complemento, en nombre de una persona. Se comprueba la firma; nada se ejecuta solo por estar."},
    };
    Act act = {0};
    if (read_line(command, &USAGE, &act))
        approve(command, &act);
    act_clear(&act);
}

static void
revoke(Command *command, const Usage *usage, const Act *act)
{
    if ((command->argc > 1) == (act->key != NULL)) {
        finding_add(command->findings, 102, "", 0, usage->name, "ID | --key NAME", NULL);
        return;
    }
    const char *what = act->key ? act->key : command->argv[1];
    bool done = act->key ? approve_revoke_key(act->trust, what, act->person, act->day, command->findings)
                         : approve_revoke_plugin(act->trust, what, act->person, act->day, command->findings);
    if (done)
        finish(command, act, what);
}

void
plugin_revoke(Command *command)
{
    static const Usage USAGE = {
        "plugin revoke", "[ID]", 0, 1,
        {"Take back the approvals of a plug-in, or the trust in a key: what that key signed runs no more.",
         "Retira las aprobaciones de un complemento, o la confianza en una clave: lo que esa clave firmó ya no se ejecuta."},
    };
    Act act = {0};
    if (read_line(command, &USAGE, &act))
        revoke(command, &USAGE, &act);
    act_clear(&act);
}

void
plugin_rotate(Command *command)
{
    static const Usage USAGE = {
        "plugin rotate", "OLD_KEY", 1, 1,
        {"Let a new key sign what an old one signed. The old key signs the file of the new one, or a person says that it is lost.",
         "Permite que una clave nueva firme lo que firmaba otra. La anterior firma el archivo de la nueva, o una persona dice que se perdió."},
    };
    Act act = {0};
    if (read_line(command, &USAGE, &act) && options_need(command, &USAGE, act.key, "key") &&
        approve_rotate_key(act.trust, command->argv[1], act.key, act.lost, act.person, act.day, command->findings))
        finish(command, &act, command->argv[1]);
    act_clear(&act);
}
