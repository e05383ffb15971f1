//! The declaration as it is read: how it stands, what was signed, by whom and before whom, and what
//! has changed since where it went stale.

use dioxus::prelude::*;
use shared::lifecycle::DeclarationStage;

use super::papers::Thumbnails;
use super::source::Shared;
use super::viewer::{Picture, Viewer};
use crate::engine::command::{OpenDeclaration, SignedDeclaration};
use crate::ui::components::banner::{FailureBanner, Loading};
use crate::ui::components::chip::{Chip, Tone};
use crate::ui::components::icon::Icon;
use crate::ui::filling::Form;
use crate::ui::screens::declaration_signed::{Asked, Changed, SignedBy};
use crate::ui::shell::use_reply;
use crate::ui::text::{t, t_args};

/// How the declaration stands.
#[component]
pub(super) fn DeclarationChip(stage: DeclarationStage) -> Element {
    let (label, icon, tone) = match stage {
        DeclarationStage::Unsigned => (t("declaration-unsigned"), Icon::Pen, Tone::Wait),
        DeclarationStage::Signed => (t("declaration-signed"), Icon::Check, Tone::Good),
        DeclarationStage::Stale => (t("declaration-stale"), Icon::Warning, Tone::Bad),
    };
    rsx! {
        Chip { label, icon, tone }
    }
}

/// What a declaration's state means to a reader, where it is not plain.
pub(super) fn meaning(stage: DeclarationStage) -> Option<String> {
    match stage {
        DeclarationStage::Unsigned => Some(t("declared-unsigned-text")),
        DeclarationStage::Stale => Some(t("declared-stale-text")),
        DeclarationStage::Signed => None,
    }
}

/// The declaration that counts: the one over what stands now, else the newest.
pub(super) fn newest(declarations: &[SignedDeclaration]) -> Option<&SignedDeclaration> {
    declarations.iter().find(|signed| signed.current).or(declarations.first())
}

/// The declaration on a visit.
#[component]
pub(crate) fn Declared(reading: Shared) -> Element {
    let view = &reading.0.view;
    rsx! {
        section { class: "card", "aria-labelledby": "declared-title",
            h2 { id: "declared-title", {t("declaration-title")} }
            div { DeclarationChip { stage: view.declaration } }
            if let Some(meaning) = meaning(view.declaration) {
                p { "{meaning}" }
            } else if !view.declarations.iter().any(|signed| signed.current) {
                p { {t("confidential-declared-changed")} }
            }
            // A list of one: another declaration is another component.
            for signed in newest(&view.declarations) {
                ShowSigned { key: "{signed.declaration}", signed: signed.clone(), form: Form(reading.0.form) }
            }
        }
    }
}

#[component]
fn ShowSigned(signed: SignedDeclaration, form: Form) -> Element {
    let mut viewing = use_signal(|| None::<(Vec<Picture>, usize)>);
    let declaration = signed.declaration;
    let reply = use_reply(move || OpenDeclaration { declaration });
    let thumbprint = signed.thumbprint.as_ref().map(|page| Picture {
        photo: page.photo,
        small: page.small,
        alt: t_args("declared-thumbprint-of", &[("name", signed.signer.as_str().into())]),
    });
    // The thumbprint opens full screen, like every photo that is read.
    let by = SignedDeclaration { thumbprint: None, ..signed };
    rsx! {
        SignedBy { signed: by }
        if let Some(thumbprint) = thumbprint {
            Thumbnails { pictures: vec![thumbprint], onview: move |pages| viewing.set(Some(pages)) }
        }
        match &*reply.read() {
            None => rsx! { Loading {} },
            Some(Err(failure)) => rsx! { FailureBanner { failure: failure.clone() } },
            Some(Ok(view)) => rsx! {
                Changed {
                    asked: Asked { declared: form, papers: form },
                    changed: view.changed.clone(),
                    papers: view.papers_changed.clone(),
                }
                details { class: "declared",
                    summary {
                        span { class: "row-title", {t("declaration-text")} }
                    }
                    p { class: "quote", dir: "auto", "{view.text}" }
                }
            },
        }
        if let Some((pictures, at)) = viewing() {
            Viewer { pictures, at, onclose: move |()| viewing.set(None) }
        }
    }
}
