/* SPDX-License-Identifier: Apache-2.0 */
/* hito approve: two persons sign the printed numbers, each with a key of their own, on whatever machine opens the office. */
#include "core/command/consent.h"

#include <string.h>

#include "core/command/command.h"
#include "core/command/key_file.h"
#include "core/command/office.h"
#include "core/command/office_trust.h"
#include "core/command/options.h"
#include "core/model/period.h"
#include "core/runner/signers.h"

static const char COMPILED[] = "compiled", APPROVED[] = "approved";

/* One line a thing that is agreed to. */
static char *
text_of(const LedgerConsent *c)
{
    return g_strjoin("\n", "hito consent 1", c->programme, c->period, c->role, c->who, c->day, c->printed_sha256, "", NULL);
}

bool
consent_holds(const LedgerConsent *c)
{
    MinisignPublic key;
    g_autofree char *text = text_of(c);
    return minisign_public_read(c->public_key, &key) == MINISIGN_GOOD &&
           minisign_verify(&key, text, strlen(text), c->signature, NULL) == MINISIGN_GOOD;
}

/* Nobody signs twice, and who compiled does not approve. */
static bool
may_sign(Ledger *ledger, const LedgerConsent *due, FindingList *findings)
{
    g_autoptr(GPtrArray) given = ledger_consents(ledger, due->period);
    for (guint i = 0; i < given->len; i++) {
        const LedgerConsent *c = given->pdata[i];
        bool same = strcmp(c->who, due->who) == 0 || strcmp(c->key, due->key) == 0;
        if (same) {
            finding_add(findings, strcmp(c->role, due->role) == 0 ? 6044 : 6047, "", 0, c->who, due->period, c->role, NULL);
            return false;
        }
    }
    return true;
}

static bool
sign_due(const ConsentOrder *order, const MinisignSecret *secret, Ledger *ledger, LedgerConsent *due, FindingList *findings)
{
    g_autofree char *trust = office_trust(order->office);
    g_autoptr(GPtrArray) signers = signers_read(trust, findings);
    char name[MINISIGN_NAME];
    minisign_name(secret->id, name);
    const Signer *known = signers ? signers_find(signers, name) : NULL;
    if (!known || strcmp(known->role, "person") != 0 || strcmp(known->who, order->person) != 0 || strcmp(known->action, "trust") != 0) {
        finding_add(findings, 6042, "", 0, name, order->person, NULL);
        return false;
    }
    due->role = g_strdup(order->role);
    due->who = g_strdup(order->person);
    due->day = g_strdup(order->day);
    due->key = g_strdup(name);
    due->public_key = g_strdup(known->public_key);
    if (!may_sign(ledger, due, findings))
        return false;
    g_autofree char *text = text_of(due);
    g_autofree char *comment = g_strdup_printf("hito consent %s %s %s", due->programme, due->period, due->role);
    due->signature = minisign_sign(secret, text, strlen(text), comment);
    if (due->signature && consent_holds(due))
        return ledger_consent_record(ledger, due, findings);
    finding_add(findings, 6042, "", 0, name, order->person, NULL); /* the secret key is not that of the public one */
    return false;
}

bool
consent_give(const ConsentOrder *order, FindingList *findings)
{
    g_autofree char *path = office_ledger(order->office);
    MinisignSecret secret;
    if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
        finding_add(findings, 6034, "", 0, order->office, NULL);
        return false;
    }
    if (!key_file_secret(order->key_file, &secret, findings))
        return false;
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_WRITE, findings);
    LedgerConsent *due = ledger ? ledger_consent_due(ledger, order->period, findings) : NULL;
    bool done = due && sign_due(order, &secret, ledger, due, findings) && ledger_commit(ledger, findings);
    minisign_forget(&secret);
    if (due)
        ledger_consent_free(due);
    return done;
}

static const LedgerConsent *
in_role(const GPtrArray *consents, const char *role, const GPtrArray *signers, FindingList *findings)
{
    for (guint i = 0; i < consents->len; i++) {
        const LedgerConsent *c = consents->pdata[i];
        const Signer *known = signers_find(signers, c->key);
        if (strcmp(c->role, role) != 0)
            continue;
        if (known && strcmp(known->action, "trust") == 0 && strcmp(known->public_key, c->public_key) == 0 && consent_holds(c))
            return c;
        g_autofree char *record = g_strdup_printf("%" G_GINT64_FORMAT, c->record);
        finding_add(findings, 6045, "", 0, c->period, c->who, record, NULL);
    }
    return NULL;
}

GPtrArray *
consent_persons(const char *office, Ledger *ledger, const char *period, const GPtrArray *named, FindingList *findings)
{
    g_autofree char *trust = office_trust(office);
    g_autoptr(GPtrArray) signers = signers_read(trust, findings);
    GPtrArray *persons = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; signers && !signers_has(signers, "person", NULL) && i < named->len; i++)
        g_ptr_array_add(persons, g_strdup(named->pdata[i]));
    if (signers && persons->len)
        return persons;
    g_autoptr(GPtrArray) consents = ledger_consents(ledger, period);
    const LedgerConsent *compiled = signers ? in_role(consents, COMPILED, signers, findings) : NULL;
    const LedgerConsent *approved = signers ? in_role(consents, APPROVED, signers, findings) : NULL;
    if (compiled && approved) {
        g_ptr_array_add(persons, g_strdup(compiled->who));
        g_ptr_array_add(persons, g_strdup(approved->who));
        g_ptr_array_add(persons, NULL);
        return persons;
    }
    g_ptr_array_unref(persons);
    if (signers)
        finding_add(findings, 6043, "", 0, period, compiled ? compiled->who : "-", approved ? approved->who : "-", NULL);
    return NULL;
}

void
command_approve(Command *command)
{
    static const Usage USAGE = {"approve", "", 0, 0,
                                {"Sign the numbers of a period with your own key, before they are released: another person than the one who compiled.",
                                 "Firma los números de un período con su propia clave, antes de publicarlos: otra persona que la que compiló."}};
    g_autofree char *office = NULL, *period = NULL, *person = NULL, *key = NULL, *day = NULL;
    const Option options[] = {
        {"office", 0, &office, NULL, "DIR", {"folder of the office", "carpeta de la oficina"}},
        {"period", 'p', &period, NULL, "FY2026Q3", {"reporting period", "período del informe"}},
        {"person", 0, &person, NULL, "NAME", {"who approves", "quién aprueba"}},
        {"key", 0, &key, NULL, "FILE.key", {"the person's secret key", "la clave secreta de la persona"}},
        {"as-of", 0, &day, NULL, "DATE", {"the day", "el día"}},
    };
    int32_t unused = 0;
    if (!options_take(command, &USAGE, options, G_N_ELEMENTS(options)) || !options_need(command, &USAGE, office, "office") ||
        !options_need(command, &USAGE, period, "period") || !options_need(command, &USAGE, person, "person") ||
        !options_need(command, &USAGE, key, "key") || !options_need(command, &USAGE, day, "as-of"))
        return;
    if (!period_parse_day(day, &unused)) {
        finding_add(command->findings, 104, "", 0, day, NULL);
        return;
    }
    ConsentOrder order = {office, period, APPROVED, person, key, day};
    if (consent_give(&order, command->findings))
        printf("%s %s %s %s\n", period, APPROVED, person, day);
}
