/* SPDX-License-Identifier: Apache-2.0 */
/* hito key: pairs of keys, and whose keys an office believes. */
#include <string.h>

#include "core/command/command.h"
#include "core/command/key_file.h"
#include "core/command/office_trust.h"
#include "core/command/options.h"
#include "core/document/answer.h"
#include "core/model/period.h"
#include "core/runner/signers.h"

typedef struct Wanted {
    char *office, *partner, *signer, *person, *day;
} Wanted;

static void
wanted_clear(Wanted *w)
{
    char *const strings[] = {w->office, w->partner, w->signer, w->person, w->day};
    for (size_t i = 0; i < G_N_ELEMENTS(strings); i++)
        g_free(strings[i]);
}

static void
key_new(Command *command)
{
    static const Usage USAGE = {"key new", "NAME", 1, 1,
                                {"Make a key pair: NAME.key signs and stays secret, NAME.pub is for those who check; with --sealing, NAME.seal.pub is "
                                 "for those who send and NAME.seal.key opens what they sent.",
                                 "Crea un par de claves: NAME.key firma y se guarda en secreto, NAME.pub es para quien comprueba; con --sealing, "
                                 "NAME.seal.pub es para quien envía y NAME.seal.key abre lo enviado."}};
    bool sealing = false;
    const Option options[] = {{"sealing", 0, NULL, &sealing, NULL, {"a pair to seal and open with", "un par para sellar y abrir"}}};
    if (options_take(command, &USAGE, options, G_N_ELEMENTS(options)))
        key_file_pair(command->argv[1], sealing, command->findings);
}

static bool
good_day(Command *command, const char *day)
{
    int32_t unused = 0;
    if (!day || period_parse_day(day, &unused))
        return true;
    finding_add(command->findings, 104, "", 0, day, NULL);
    return false;
}

static bool
read_line(Command *command, const Usage *usage, Wanted *w, bool bind)
{
    const Option options[] = {
        {"office", 0, &w->office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"person", 0, &w->person, NULL, "NAME", {"who says so", "quién lo dice"}},
        {"as-of", 0, &w->day, NULL, "DATE", {"the day", "el día"}},
        {"partner", 0, &w->partner, NULL, "ID", {"the partner whose submissions it signs", "la organización cuyas entregas firma"}},
        {"signer", 0, &w->signer, NULL, "NAME", {"the person who compiles or approves with it", "la persona que compila o aprueba con ella"}},
    };
    if (!options_take(command, usage, options, G_N_ELEMENTS(options) - (bind ? 0 : 2)) ||
        !options_need(command, usage, w->office, "office") || !options_need(command, usage, w->person, "person") ||
        !good_day(command, w->day))
        return false;
    return !bind || (w->partner && !w->signer) || options_need(command, usage, w->signer, "partner | --signer");
}

static void
key_trust(Command *command)
{
    static const Usage USAGE = {"key trust", "FILE.pub", 1, 1,
                                {"Bind a public key to a partner, who then must sign, or to a person, who compiles or approves reports.",
                                 "Asocia una clave pública a una organización, que desde entonces debe firmar, o a una persona que compila o aprueba informes."}};
    Wanted w = {0};
    if (read_line(command, &USAGE, &w, true)) {
        g_autofree char *trust = office_trust(w.office);
        char role_partner[] = "partner", role_person[] = "person";
        Signer line = {.day = w.day, .role = w.partner ? role_partner : role_person, .who = w.partner ? w.partner : w.signer,
                       .person = w.person};
        if (signers_add(trust, &line, command->argv[1], command->findings))
            office_trust_record(w.office, command->findings);
    }
    wanted_clear(&w);
}

static void
key_revoke(Command *command)
{
    static const Usage USAGE = {"key revoke", "KEY", 1, 1,
                                {"Believe a key no longer; KEY is its name of 16 digits.",
                                 "Deja de creer en una clave; KEY es su nombre de 16 dígitos."}};
    Wanted w = {0};
    if (read_line(command, &USAGE, &w, false)) {
        g_autofree char *trust = office_trust(w.office);
        if (signers_revoke(trust, command->argv[1], w.person, w.day ? w.day : "", command->findings))
            office_trust_record(w.office, command->findings);
    }
    wanted_clear(&w);
}

static void
key_list(Command *command)
{
    static const Usage USAGE = {"key list", "", 0, 0,
                                {"Whose keys the office believes, and whose no longer.", "En qué claves cree la oficina, y en cuáles ya no."}};
    g_autofree char *office = NULL;
    const Option options[] = {{"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}}};
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office"))
        return;
    g_autofree char *trust = office_trust(office);
    g_autoptr(GPtrArray) signers = signers_read(trust, command->findings);
    g_autoptr(Answer) json = answer_new();
    answer_list(json, "keys");
    for (guint i = 0; signers && i < signers->len; i++) {
        const Signer *s = signers->pdata[i];
        if (!command->json) {
            printf("%s\t%s\t%s\t%s\t%s\t%s\n", s->key, s->role, s->who, s->action, s->day, s->person);
            continue;
        }
        Answer *item = answer_item(json, "keys");
        answer_text(item, "key", s->key);
        answer_text(item, "role", s->role);
        answer_text(item, "who", s->who);
        answer_text(item, "action", s->action);
        answer_text(item, "day", s->day);
        answer_text(item, "person", s->person);
    }
    if (command->json)
        answer_print(json, stdout);
}

static const struct {
    const char *name;
    void (*run)(Command *);
    const char *purpose[LANGUAGE_COUNT];
} VERBS[] = {
    {"new", key_new, {"make a pair of keys", "crear un par de claves"}},
    {"trust", key_trust, {"bind a key to a partner or a person", "asociar una clave a una organización o una persona"}},
    {"revoke", key_revoke, {"believe a key no longer", "dejar de creer en una clave"}},
    {"list", key_list, {"whose keys the office believes", "en qué claves cree la oficina"}},
};

static void
print_help(Language language)
{
    static const char *const USAGE[LANGUAGE_COUNT] = {"usage: hito key VERB [--help] ...\n\n", "uso: hito key VERBO [--help] ...\n\n"};
    fputs(USAGE[language], stdout);
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++)
        printf("  %-10s %s\n", VERBS[i].name, VERBS[i].purpose[language]);
}

void
command_key(Command *command)
{
    if (command->argc < 2 || strcmp(command->argv[1], "--help") == 0) {
        print_help(command->language);
        return;
    }
    Command verb = *command;
    verb.argc--;
    verb.argv++;
    for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
        if (strcmp(verb.argv[0], VERBS[i].name) == 0) {
            VERBS[i].run(&verb);
            return;
        }
    }
    finding_add(command->findings, 1, "", 0, verb.argv[0], NULL);
}
