/* SPDX-License-Identifier: Apache-2.0 */
#include "core/protect/protect_publication.h"

#include "core/protect/protect_parts.h"

static Bilingual
copy_of(const Bilingual *texts)
{
    return bilingual_dup(bilingual_peek(texts, LANGUAGE_EN), bilingual_peek(texts, LANGUAGE_ES));
}

static void
put_head(const PublicationDraft *draft, Publication *p)
{
    const Plan *plan = draft->plan;
    const WindowSet *windows = draft->printable->windows;
    char period[16];
    calendar_format_quarter(&windows->calendar, windows->report_quarter, period);
    p->programme = g_strdup(plan->id);
    p->name = copy_of(&plan->name);
    p->agency = copy_of(&plan->agency);
    p->data_note = copy_of(&plan->data_note);
    p->synthetic = plan->synthetic;
    p->draft = draft->draft;
    p->complete = finding_list_worst(draft->findings) < FINDING_ERROR;
    p->period = g_strdup(period);
    p->windows = calendar_windows(&windows->calendar, windows->first_quarter, windows->report_quarter);
    p->map_list = g_strdup(plan->map_list);
    p->map_outlines = g_strdup(plan->map_outlines);
    p->as_of_day = draft->as_of_day;
    p->threshold = plan->threshold;
    p->deviation_percent = plan->deviation_percent;
    p->software = g_strdup(draft->software);
    p->ledger_head = g_strdup(draft->ledger_head);
    p->plan_sha256 = g_strdup(plan->sha256);
}

Publication *
protect_publication(const PublicationDraft *draft)
{
    Publication *publication = publication_new("public");
    put_head(draft, publication);
    protect_parts_plan(draft, publication);
    protect_parts_numbers(draft, publication);
    protect_parts_changes(draft, publication);
    protect_parts_findings(draft, publication);
    protect_parts_memory(draft, publication);
    publication_index(publication);
    protect_parts_narratives(draft, publication);
    publication_index(publication);
    return publication;
}
