#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Presses Tab in a shell in a terminal of its own, and waits for what it offers.

usage: press-tab.py bash|fish|zsh COMPLETIONS <LINES

Each of LINES is what is typed, a bar, and words.  Exit status 0 when after every one all of its
words have appeared."""
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time

PROMPT = "ready" + "-" * 3
START = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], """
        bind 'set show-all-if-ambiguous on'; bind 'set completion-query-items 0'; bind 'set page-completions off'
        bind 'set bell-style none'; bind 'set enable-bracketed-paste off'
        source {folder}/unknotctl.bash; PS1="ready"; PS1+="--- " """),
    "fish": (["fish", "--no-config", "-i"], """
        set -g fish_greeting; source {folder}/unknotctl.fish
        function fish_prompt; printf 'ready%s' '--- '; end """),
    "zsh": (["zsh", "-f", "-i"], """
        fpath=({folder} $fpath); autoload -Uz compinit; compinit -D -u; compdef _unknotctl unknotctl
        LISTMAX=1000; setopt nobeep autolist; unsetopt listambiguous promptsp; zstyle ':completion:*' list-prompt ''
        PS1="ready"; PS1+="--- " """),
}
ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][A-Z0-9]|[=>78])")


class Shell:
    def __init__(self, name, folder):
        argv, lines = START[name]
        self.home = tempfile.TemporaryDirectory()
        self.text = ""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ.update(HOME=self.home.name, TERM="xterm", HISTFILE="", XDG_CONFIG_HOME=self.home.name,
                              XDG_DATA_HOME=self.home.name)
            os.execvp(argv[0], argv)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 100, 160, 0, 0))
        self.type("; ".join(line.strip() for line in lines.format(folder=folder).strip().splitlines()) + "\n")
        self.wait(lambda: PROMPT in self.text)

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait(self, condition, seconds=30):
        """Reads until condition() holds."""
        end = time.monotonic() + seconds
        while not condition() and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.2)[0]:
                try:
                    seen = os.read(self.terminal, 65536).decode(errors="replace")
                except OSError:
                    break
                # What a terminal is asked for by a careful shell.
                if "\x1b[6n" in seen:
                    self.type("\x1b[1;1R")
                self.text += ESCAPES.sub(" ", seen)
        return condition()

    def shows(self, words):
        return set(words) <= set(self.text.replace("\r", " ").split())

    def press_tab(self, line, words):
        """Returns what was shown in vain, or None."""
        self.text = ""
        self.type(line)
        self.wait(lambda: line in self.text or line.split()[-1] in self.text.split())
        self.text = ""
        self.type("\t")
        if not self.wait(lambda: self.shows(words), 3):  # some lists come only when asked for again
            self.type("\t")
            self.wait(lambda: self.shows(words), 20)
        return None if self.shows(words) else self.text

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.home.cleanup()


def main():
    name, folder = sys.argv[1:]
    bad = False
    for row in sys.stdin.read().splitlines():
        line, words = row.split("|")
        shell = Shell(name, folder)
        seen = shell.press_tab(line, words.split())
        shell.end()
        if seen is not None:
            print(f"{name}: “{line}” does not offer all of {words.strip()}, but: {' '.join(seen.split())}")
            bad = True
    return 1 if bad else 0


sys.exit(main())
