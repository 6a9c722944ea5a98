/* SPDX-License-Identifier: Apache-2.0 */
/* The trust folder decides, the ledger remembers: a line that stands twice was said twice, so lines are matched one by one. */
#include "core/command/office_trust.h"

#include "core/command/office.h"
#include "core/runner/approve.h"
#include "core/runner/signers.h"

char *
office_trust(const char *office)
{
    return g_build_filename(office, "trust", NULL);
}

static void
add_lines(GPtrArray *lines, const GPtrArray *approvals, const char *subject)
{
    for (guint i = 0; i < approvals->len; i++) {
        const Approval *a = approvals->pdata[i];
        const char *const texts[] = {subject, a->action, a->day, a->plugin, a->version, a->manifest_sha256, a->key, a->person};
        g_ptr_array_add(lines, ledger_trust_line(texts));
    }
}

/* Keys of partners and persons, by "partner:ID" and "person:NAME". */
static void
add_signers(GPtrArray *lines, const GPtrArray *signers)
{
    for (guint i = 0; i < signers->len; i++) {
        const Signer *s = signers->pdata[i];
        g_autofree char *id = g_strdup_printf("%s:%s", s->role, s->who);
        const char *const texts[] = {"signer", s->action, s->day, id, "", s->public_key, s->key, s->person};
        g_ptr_array_add(lines, ledger_trust_line(texts));
    }
}

/* Keys before the plug-ins that they signed. NULL when the folder cannot be read. */
static GPtrArray *
lines_of(const char *office, FindingList *findings)
{
    g_autofree char *trust = office_trust(office);
    g_autoptr(GPtrArray) keys = approve_read_keys(trust, findings);
    g_autoptr(GPtrArray) approvals = keys ? approve_read(trust, findings) : NULL;
    g_autoptr(GPtrArray) signers = approvals ? signers_read(trust, findings) : NULL;
    if (!signers)
        return NULL;
    GPtrArray *lines = g_ptr_array_new_with_free_func(ledger_trust_free);
    add_lines(lines, keys, "key");
    add_lines(lines, approvals, "plugin");
    add_signers(lines, signers);
    return lines;
}

/* Take out of both lists what stands in both. */
static void
match(GPtrArray *here, GPtrArray *held)
{
    for (guint i = 0; i < here->len;) {
        guint k = 0;
        while (k < held->len && !ledger_trust_same(here->pdata[i], held->pdata[k]))
            k++;
        if (k < held->len) {
            g_ptr_array_remove_index(held, k);
            g_ptr_array_remove_index(here, i);
        } else {
            i++;
        }
    }
}

bool
office_trust_enter(const char *office, Ledger *ledger, FindingList *findings)
{
    g_autoptr(GPtrArray) here = lines_of(office, findings);
    if (!here)
        return false;
    g_autoptr(GPtrArray) held = ledger_trust(ledger);
    match(here, held);
    for (guint i = 0; i < held->len; i++) {
        const LedgerTrust *line = held->pdata[i];
        g_autofree char *record = g_strdup_printf("%" G_GINT64_FORMAT, line->record);
        finding_add(findings, 5023, "", 0, line->action, line->id, line->person, record, NULL);
    }
    return here->len > 0 && ledger_trust_record(ledger, here, findings);
}

void
office_trust_record(const char *office, FindingList *findings)
{
    g_autofree char *path = office_ledger(office);
    g_autoptr(Ledger) ledger = ledger_open(path, LEDGER_WRITE, findings);
    if (ledger && office_trust_enter(office, ledger, findings))
        ledger_commit(ledger, findings);
}
