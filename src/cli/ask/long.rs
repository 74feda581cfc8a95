//! A text of any length: typed in place, pasted, or written in the editor.

use super::Talk;
use super::prompt::{Question, There, Turn};
use crate::cli::desk::long_text;
use crate::cli::editor::{self, Manuscript};
use crate::lang::t;
use crate::model::typed::half_width;
use crate::say;

/// What is typed to open the editor.
const OPEN_EDITOR: &str = ":e";

impl Talk {
    /// A line typed in place, or several in the editor. What the editor left of an earlier attempt
    /// is there again.
    pub(super) fn long(&self, question: &Question<'_>, name: &str, now: &str) -> Turn<String> {
        let manuscript = self.manuscript(name);
        let left = manuscript.as_ref().filter(|m| m.is_there());
        let mut text = left.map_or_else(|| now.to_owned(), |m| editor::left(m).unwrap_or_default());
        let mut is_cut = false;
        loop {
            let written = self.written(&text);
            let hint = self.hint_with_editor(question.hint, written.is_some());
            let asked = Question {
                hint: &hint,
                ..*question
            };
            let there = match &written {
                Some(written) => There::Offered(written.clone()),
                None => self.there(name, &text, ""),
            };
            let shown = |typed: &str| {
                Ok(if opens(typed) {
                    self.in_editor()
                } else {
                    typed.to_owned()
                })
            };
            match asked.text(&there, &shown, &self.typed) {
                Turn::Answer(typed) if opens(&typed) => {
                    let Some(manuscript) = &manuscript else {
                        continue;
                    };
                    let (edited, failure) =
                        editor::text(manuscript, question.label, &text, self.lang);
                    text = edited;
                    match failure {
                        Some(failure) => {
                            failure.tell(self.lang);
                        }
                        None if text.contains('\n') => return Turn::Answer(text),
                        None => {}
                    }
                }
                Turn::Answer(typed) if Some(&typed) == written.as_ref() => {
                    return Turn::Answer(text);
                }
                // What comes after several lines belongs to them: a slow paste comes in pieces.
                Turn::Answer(typed) if written.is_some() => {
                    let glue = if is_cut { "" } else { "\n" };
                    text = long_text(&format!("{}{glue}{typed}", text.trim_end()));
                    is_cut = ends_in_a_line(&typed);
                }
                // Several pasted lines are seen once more before they count.
                Turn::Answer(typed) if typed.contains('\n') => {
                    text = long_text(&typed);
                    is_cut = ends_in_a_line(&typed);
                }
                turn => {
                    if let Some(manuscript) = manuscript.filter(|_| written.is_some()) {
                        // Where it cannot be kept the line itself still is.
                        let _ = manuscript.put(&text);
                    }
                    return turn;
                }
            }
        }
    }

    /// The file in which the editor has the answer; `None` before there is a ledger.
    pub(super) fn manuscript(&self, name: &str) -> Option<Manuscript> {
        let private = self.desk.as_ref()?.store.private();
        Some(Manuscript::new(
            private,
            format!("{}-{name}.txt", self.draft),
        ))
    }

    /// What stands for a text of several lines, which a prompt cannot show.
    fn written(&self, text: &str) -> Option<String> {
        let lines = text.trim_end().lines().count();
        (lines > 1).then(|| say!(self.lang, "已写 {lines} 行", "{lines} lines written"))
    }

    fn in_editor(&self) -> String {
        let text = t("（在编辑器里写）", "(in the editor)");
        text.in_lang(self.lang).to_owned()
    }

    fn hint_with_editor(&self, hint: &str, is_written: bool) -> String {
        let keys = if is_written {
            t(
                "回车采用；再输入的接在后面；:e 回车，在编辑器里改",
                "Enter takes it; what you type is added; :e and Enter opens the editor",
            )
        } else {
            t(
                "写多段：输入 :e 回车，打开编辑器",
                ":e and Enter opens the editor",
            )
        };
        let parts = [hint, keys.in_lang(self.lang)];
        let parts: Vec<&str> = parts.into_iter().filter(|h| !h.is_empty()).collect();
        parts.join(t("；", "; ").in_lang(self.lang))
    }
}

/// Whether a pasted text of several lines ends before its last line does.
fn ends_in_a_line(typed: &str) -> bool {
    typed.contains('\n') && !typed.ends_with('\n')
}

fn opens(typed: &str) -> bool {
    half_width(typed) == OPEN_EDITOR
}
