/* SPDX-License-Identifier: Apache-2.0 */
/* print_messages [FILE]: writes docs/messages.md, every message and every rule in both languages; with a FILE compares
 * with it instead and, with HITO_BLESS=1, writes it anew. */
#include <string.h>

#include "core/rule/rules.h"
#include "tests/support/golden.h"

static const char HEAD[] =
    "# Messages\n\n"
    "Written by `print_messages` from `core/base/messages/*.def` and `core/rule/rules.def`; do not edit it.\n"
    "After a change of those: `HITO_BLESS=1 ctest --preset dev -R messages_are_current`.\n"
    "A number never changes its meaning and is never used again. {1} to {4} stand for what a message is about.\n\n";

static const char *
level_word(FindingLevel level)
{
    static const char *const WORDS[] = {"note", "warning", "error", "usage", "refused", "machine"};
    return WORDS[level];
}

/* A bar would part the cells of the table. */
static void
add_cell(GString *text, const char *words)
{
    g_string_append_c(text, '|');
    g_string_append_c(text, ' ');
    for (; *words; words++)
        g_string_append(text, *words == '|' ? "\\|" : (char[]){*words, '\0'});
    g_string_append_c(text, ' ');
}

static void
add_rules(GString *text)
{
    static const char *const STAGES[] = {"rows", "plan", "submission", "actuals", "printed numbers", "by design"};
    g_string_append(text, "## Validation rules\n| Rule | Level | Held on | English | Spanish | Messages |\n|---|---|---|---|---|---|\n");
    for (size_t i = 0; i < RULES_COUNT; i++) {
        const Rule *rule = rules_at(i);
        g_autoptr(GString) numbers = g_string_new(NULL);
        for (size_t m = 0; m < G_N_ELEMENTS(rule->messages) && rule->messages[m]; m++)
            g_string_append_printf(numbers, "%sH%04u", m ? ", " : "", rule->messages[m]);
        const char *const cells[] = {rule->id, level_word(rule->level), STAGES[rule->stage], rule->text[LANGUAGE_EN],
                                     rule->text[LANGUAGE_ES], numbers->str};
        for (size_t c = 0; c < G_N_ELEMENTS(cells); c++)
            add_cell(text, cells[c]);
        g_string_append(text, "|\n");
    }
}

static void
add_messages(GString *text)
{
    g_string_append(text, "\n## Messages by number\n| Number | Level | English | Spanish |\n|---|---|---|---|\n");
    for (size_t i = 0; i < message_count(); i++) {
        const Message *message = message_at(i);
        g_autofree char *number = g_strdup_printf("H%04u", message->number);
        const char *const cells[] = {number, level_word(message->level), message->text[LANGUAGE_EN], message->text[LANGUAGE_ES]};
        for (size_t c = 0; c < G_N_ELEMENTS(cells); c++)
            add_cell(text, cells[c]);
        g_string_append(text, "|\n");
    }
}

int
main(int argc, char **argv)
{
    g_autoptr(GString) text = g_string_new(HEAD);
    add_rules(text);
    add_messages(text);
    if (argc < 2)
        return fputs(text->str, stdout) < 0;
    return !golden_same(argv[1], text->str, text->len);
}
