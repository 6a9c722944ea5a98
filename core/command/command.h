/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CORE_COMMAND_COMMAND_H
#define CORE_COMMAND_COMMAND_H

#include "core/base/finding.h"

/** What every sub-command takes: its own arguments, the language of messages, and where findings go. */
typedef struct Command {
    int argc;      /* argv[0] is the sub-command's name */
    char **argv;
    Language language;
    bool json;
    FindingList *findings;
} Command;

/** Run the sub-command that the command line names, print its findings, and return the exit status:
 *  0 done, 1 findings of level error, 2 usage, 3 refused, 4 machine. */
int command_run(int argc, char **argv);

/* One function a sub-command, each in core/command/<name>.c. They add findings; the gravest one decides
 * the exit status. Standard output carries the answer. */
void command_approve(Command *command);
void command_check(Command *command);
void command_compute(Command *command);
void command_doctor(Command *command);
void command_plugin(Command *command);
void command_compile(Command *command);
void command_history(Command *command);
void command_key(Command *command);
void command_ledger(Command *command);
void command_preview(Command *command);
void command_programme(Command *command);
void command_report(Command *command);
void command_run_all(Command *command);
void command_source(Command *command);
void command_seal(Command *command);
void command_sendback(Command *command);
void command_submit(Command *command);
void command_trace(Command *command);
void command_withdraw(Command *command);

#endif
