/* SPDX-License-Identifier: Apache-2.0 */
#include "reports/page/page_lint_items.h"

#include <math.h>
#include <string.h>

#include "reports/style/palette.h"

static const double SLACK = 0.5;      /* pt: rounding and side bearings */
static const double PAPER_EDGE = 18;  /* pt: printers leave this much white */
static const double CAP = 0.74, DEPTH = 0.2; /* em: letters without accents, above and below the baseline */
static const double CONTRAST = 4.5, CONTRAST_LARGE = 3.0;
static const size_t QUOTED = 40;

typedef struct Placed {
    const PageText *text;
    const PageRun *run;
    size_t item;
    PageBox box; /* of the letters, tighter than the item's */
} Placed;

static const PageItem *
item_at(const Page *page, size_t index)
{
    return &g_array_index(page->items, PageItem, index);
}

static char *
quote(const PageText *text)
{
    bool long_text = g_utf8_strlen(text->text, -1) > (glong)QUOTED;
    g_autofree char *head = g_utf8_substring(text->text, 0, long_text ? (glong)QUOTED : -1);
    return g_strconcat(head, long_text ? "…" : "", NULL);
}

static void
report(FindingList *findings, unsigned number, const Page *page, const PageText *text, const char *three, const char *four)
{
    g_autofree char *place = g_strdup_printf("%u", page->number);
    g_autofree char *quoted = quote(text);
    finding_add(findings, number, "", 0, place, quoted, three, four, NULL);
}

static void
check_margins(const Page *page, const Placed *placed, FindingList *findings)
{
    const PageSize *size = &page->size;
    bool running = !placed->run->node && placed->run->artifact != PAGE_ARTIFACT_LAYOUT;
    double left = size->left - SLACK, right = size->width - size->right + SLACK;
    double top = running ? PAPER_EDGE : size->top - SLACK;
    double bottom = size->height - (running ? PAPER_EDGE : size->bottom - SLACK);
    const PageBox *box = &placed->box;
    if (box->x < left || box->x + box->width > right || box->y < top || box->y + box->height > bottom)
        report(findings, 7114, page, placed->text, "", "");
}

static bool
overlap(const PageBox *a, const PageBox *b)
{
    return a->x + SLACK < b->x + b->width && b->x + SLACK < a->x + a->width && a->y + SLACK < b->y + b->height &&
           b->y + SLACK < a->y + a->height;
}

static gint
by_top(gconstpointer a, gconstpointer b)
{
    const Placed *one = a, *other = b;
    if (one->box.y < other->box.y)
        return -1;
    return one->box.y > other->box.y;
}

static void
check_overlaps(const Page *page, GArray *placed, FindingList *findings)
{
    g_array_sort(placed, by_top);
    for (size_t i = 0; i < placed->len; i++) {
        const Placed *one = &g_array_index(placed, Placed, i);
        for (size_t k = i + 1; k < placed->len; k++) {
            const Placed *other = &g_array_index(placed, Placed, k);
            if (other->box.y > one->box.y + one->box.height)
                break;
            if (!overlap(&one->box, &other->box))
                continue;
            g_autofree char *quoted = quote(other->text);
            report(findings, 7115, page, one->text, quoted, "");
        }
    }
}

static bool
box_holds(const PageBox *box, double x, double y)
{
    return x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height;
}

static bool
crosses(const PagePoint *a, const PagePoint *b, double x, double y)
{
    return (a->y > y) != (b->y > y) && x < (b->x - a->x) * (y - a->y) / (b->y - a->y) + a->x;
}

/* Even-odd over all sub-paths, each closed. */
static bool
path_holds(const PageItem *item, double x, double y)
{
    bool inside = false;
    size_t start = 0;
    for (size_t i = 0; i < item->point_count; i++) {
        bool last = i + 1 == item->point_count || item->points[i + 1].move;
        const PagePoint *next = &item->points[last ? start : i + 1];
        if (crosses(&item->points[i], next, x, y))
            inside = !inside;
        if (last)
            start = i + 1;
    }
    return inside;
}

static bool
covers(const PageItem *item, double x, double y)
{
    if (!item->paint.fill || item->kind > PAGE_ITEM_PATH || !box_holds(&item->box, x, y))
        return false;
    return item->kind != PAGE_ITEM_PATH || path_holds(item, x, y);
}

/* The colour that lies under a point when an item is drawn. */
static uint32_t
ground(const Page *page, size_t before, double x, double y)
{
    for (size_t i = before; i > 0; i--)
        if (covers(item_at(page, i - 1), x, y))
            return item_at(page, i - 1)->paint.fill_colour;
    return COLOUR_WHITE;
}

static void
check_contrast(const Page *page, const Placed *placed, FindingList *findings)
{
    const TextStyle *style = &placed->text->style;
    const PageBox *box = &placed->box;
    bool large = style->size >= 18 || (style->size >= 14 && style->face == FACE_BOLD);
    double asked = large ? CONTRAST_LARGE : CONTRAST, least = 21, y = box->y + box->height / 2;
    for (int step = 0; step <= 4; step++) {
        uint32_t under = ground(page, placed->item, box->x + box->width * step / 4, y);
        least = fmin(least, palette_contrast(style->colour, under));
    }
    if (least >= asked)
        return;
    char found[G_ASCII_DTOSTR_BUF_SIZE], wanted[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(found, sizeof found, "%.1f", floor(least * 10) / 10);
    g_ascii_formatd(wanted, sizeof wanted, "%.1f", asked);
    report(findings, 7116, page, placed->text, found, wanted);
}

static bool
clips_balance(const Page *page, const PageRun *run)
{
    int depth = 0;
    for (size_t i = run->first; i < run->first + run->count && depth >= 0; i++) {
        PageItemKind kind = item_at(page, i)->kind;
        depth += kind == PAGE_ITEM_CLIP ? 1 : kind == PAGE_ITEM_UNCLIP ? -1 : 0;
    }
    return depth == 0;
}

static void
collect(const Page *page, const PageRun *run, GArray *placed)
{
    for (size_t i = run->first; i < run->first + run->count; i++) {
        const PageText *text = item_at(page, i)->text;
        if (!text)
            continue;
        double size = text->style.size;
        Placed one = {text, run, i, {text->x, text->baseline - CAP * size, text->width, (CAP + DEPTH) * size}};
        g_array_append_val(placed, one);
    }
}

void
page_lint_items(const Page *page, FindingList *findings)
{
    g_autoptr(GArray) placed = g_array_new(FALSE, FALSE, sizeof(Placed));
    for (size_t i = 0; i < page->runs->len; i++) {
        const PageRun *run = g_ptr_array_index(page->runs, i);
        collect(page, run, placed);
        if (clips_balance(page, run))
            continue;
        g_autofree char *place = g_strdup_printf("%u", page->number);
        finding_add(findings, 7117, "", 0, place, NULL);
    }
    check_overlaps(page, placed, findings);
    for (size_t i = 0; i < placed->len; i++) {
        check_margins(page, &g_array_index(placed, Placed, i), findings);
        check_contrast(page, &g_array_index(placed, Placed, i), findings);
    }
}
