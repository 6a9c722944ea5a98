/* SPDX-License-Identifier: Apache-2.0 */
/* hito plugin approve and hito plugin revoke: who may run here, in whose name. */
#include "core/command/as_of.h"
#include "core/command/compute_partner.h"
#include "core/command/options.h"
#include "core/command/plugin.h"
#include "core/runner/approve.h"

/* A day that nobody gave stays empty: the clock of the machine proves nothing. */
static bool
read_day(Command *command, const char *word, char *day)
{
    int32_t number = 0;
    day[0] = 0;
    if (!word && !g_getenv("SOURCE_DATE_EPOCH"))
        return true;
    if (!as_of_day(command, word, 0, &number))
        return false;
    period_format_day(number, day);
    return true;
}

static const char *
chosen_trust(char **trust)
{
    if (!*trust)
        *trust = compute_partner_trust();
    return *trust;
}

void
plugin_approve(Command *command)
{
    static const Usage USAGE = {
        "plugin approve", "FOLDER", 1, 1,
        {"Let this very plug-in run, in the name of a person. A signature is checked; nothing runs by being present.",
         "Permite que se ejecute este mismo complemento, en nombre de una persona. Se comprueba la firma; nada se ejecuta solo por estar."},
    };
    g_autofree char *trust = NULL, *person = NULL, *as_of = NULL, *key = NULL;
    const Option options[] = {
        {"trust", 0, &trust, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
        {"person", 0, &person, NULL, "NAME", {"who approves", "quién aprueba"}},
        {"key", 0, &key, NULL, "FILE", {"public key of a signer not known yet", "clave pública de quien firma y aún no se conoce"}},
        {"as-of", 0, &as_of, NULL, "DATE", {"the day of the approval", "el día de la aprobación"}},
    };
    char day[11];
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, person, "person") ||
        !read_day(command, as_of, day))
        return;
    g_autoptr(PluginPackage) package = plugin_package_open(command->argv[1], command->findings);
    if (!package || package->library < 0)
        return;
    if (approve_add(chosen_trust(&trust), package, person, day, key, command->findings))
        printf("%s %s %s\n", package->manifest->id, package->manifest->version, package->manifest->sha256);
}

void
plugin_revoke(Command *command)
{
    static const Usage USAGE = {
        "plugin revoke", "[ID]", 0, 1,
        {"Take back the approvals of a plug-in, or the trust in a key.",
         "Retira las aprobaciones de un complemento, o la confianza en una clave."},
    };
    g_autofree char *trust = NULL, *person = NULL, *as_of = NULL, *key = NULL;
    const Option options[] = {
        {"trust", 0, &trust, NULL, "DIR", {"folder of keys and approvals", "carpeta de claves y aprobaciones"}},
        {"person", 0, &person, NULL, "NAME", {"who revokes", "quién revoca"}},
        {"key", 0, &key, NULL, "NAME", {"the key to revoke, 16 digits", "la clave que se revoca, 16 dígitos"}},
        {"as-of", 0, &as_of, NULL, "DATE", {"the day of the revocation", "el día de la revocación"}},
    };
    char day[11];
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, person, "person") ||
        !read_day(command, as_of, day))
        return;
    if ((command->argc > 1) == (key != NULL)) {
        finding_add(command->findings, 102, "", 0, USAGE.name, "ID | --key NAME", NULL);
        return;
    }
    const char *what = key ? key : command->argv[1];
    bool done = key ? approve_revoke_key(chosen_trust(&trust), key, person, day, command->findings)
                    : approve_revoke_plugin(chosen_trust(&trust), what, person, day, command->findings);
    if (done)
        printf("%s\n", what);
}
