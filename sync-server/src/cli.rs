//! The command's words, and what each does.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Parser, Subcommand};
use shared::association::Profile;
use shared::ids::{AssociationId, PersonId};
use tokio::net::TcpListener;

use crate::admin::{self, AdminError};
use crate::logs::{self, Format};
use crate::store::StoreError;
use crate::{Server, Settings, open_store, system_time};

/// Mandoob's sync server.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Words {
    #[command(subcommand)]
    command: Command,
    /// How log lines look.
    #[arg(long, global = true, value_enum, default_value = "text")]
    log: Format,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the app and the sync API until interrupted.
    Serve {
        /// The folder in which everything is kept.
        #[arg(long)]
        data: PathBuf,
        /// Where to listen. Phones want HTTPS: put a proxy before it.
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        /// The folder of the built app.
        #[arg(long)]
        web: Option<PathBuf>,
    },
    /// Enter an association, its people and its cases, and print enrolment
    /// codes as JSON. What is there already is kept.
    Load {
        /// The folder in which everything is kept.
        #[arg(long)]
        data: PathBuf,
        /// The association's profile.
        #[arg(long)]
        association: PathBuf,
        /// Its branches, people and cases.
        #[arg(long)]
        office: PathBuf,
    },
    /// Publish an association's changed profile. Devices receive it with their
    /// next exchange. Its version must have been raised.
    Publish {
        /// The folder in which everything is kept.
        #[arg(long)]
        data: PathBuf,
        /// The association's profile.
        #[arg(long)]
        association: PathBuf,
    },
    /// Print as JSON what people think of how they were served: of groups of five
    /// and more, and what they wrote in whole months in which five or more did.
    Feedback {
        /// The folder in which everything is kept.
        #[arg(long)]
        data: PathBuf,
        /// The association's short name.
        #[arg(long)]
        association: AssociationId,
    },
    /// Issue a new enrolment code for a person, and print it as JSON.
    Code {
        /// The folder in which everything is kept.
        #[arg(long)]
        data: PathBuf,
        /// The person's id, as `load` printed it.
        #[arg(long)]
        person: PersonId,
    },
}

/// Why the command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Administration.
    #[error(transparent)]
    Admin(#[from] AdminError),
    /// A file says something wrong.
    #[error("{file}, {wrong}")]
    File {
        /// The file.
        file: String,
        /// The line, and why.
        wrong: String,
    },
    /// The folder of the app holds none.
    #[error("there is no built app in {folder}: build it first, or leave --web out")]
    NoApp {
        /// The folder.
        folder: String,
    },
    /// The network or the system.
    #[error("cannot {doing}: {source}")]
    System {
        /// What was tried.
        doing: String,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Failure {
    fn line(file: &Path, wrong: impl std::fmt::Display) -> Self {
        Self::File { file: file.display().to_string(), wrong: wrong.to_string() }
    }

    /// What is wrong with an association's or an office's file, with its name.
    fn of_files(error: AdminError, association: &Path, office: &Path) -> Self {
        match error {
            AdminError::Profile(error) => Self::line(association, error),
            AdminError::Office(error) => Self::line(office, error),
            other => Self::Admin(other),
        }
    }

    fn system(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::System { doing, source }
    }
}

/// Do what the command line says.
///
/// # Errors
/// [`Failure`], in words for whoever started it.
pub fn run() -> Result<(), Failure> {
    let words = Words::parse();
    logs::start(words.log);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Failure::system("start the threads"))?;
    runtime.block_on(async {
        match words.command {
            Command::Serve { data, listen, web } => serve(data, listen, web).await,
            Command::Load { data, association, office } => {
                let (profile_text, office_text) = (read(&association)?, read(&office)?);
                let parsed = admin::parse(&profile_text, &office_text);
                let (mut profile, office_read) =
                    parsed.map_err(|error| Failure::of_files(error, &association, &office))?;
                let store = open_store(&data)?;
                gather(&mut profile, &profile_text, &association, &data)?;
                print(&admin::load(&store, &profile, &office_read, system_time()).await?)
            }
            Command::Publish { data, association } => {
                let text = read(&association)?;
                let mut profile =
                    Profile::parse(&text).map_err(|error| Failure::line(&association, error))?;
                let store = open_store(&data)?;
                gather(&mut profile, &text, &association, &data)?;
                Ok(admin::publish(&store, &profile, system_time()).await?)
            }
            Command::Feedback { data, association } => {
                let store = open_store(&data)?;
                print(&admin::feedback(&store, &association, system_time()).await?)
            }
            Command::Code { data, person } => {
                let store = open_store(&data)?;
                print(&admin::issue_code(&store, person, system_time()).await?)
            }
        }
    })
}

/// Keep the guides that a profile names beside its file.
fn gather(profile: &mut Profile, text: &str, file: &Path, data: &Path) -> Result<(), Failure> {
    let beside = file.parent().unwrap_or_else(|| Path::new(""));
    admin::gather_guides(profile, text, beside, data).map_err(|error| match error {
        AdminError::Profile(error) => Failure::line(file, error),
        other => Failure::Admin(other),
    })
}

async fn serve(data: PathBuf, listen: SocketAddr, web: Option<PathBuf>) -> Result<(), Failure> {
    if let Some(folder) = &web
        && !folder.join("index.html").is_file()
    {
        return Err(Failure::NoApp { folder: folder.display().to_string() });
    }
    let server = Server::open(Settings { web, ..Settings::new(data) }).await?;
    let listener =
        TcpListener::bind(listen).await.map_err(Failure::system(format!("listen on {listen}")))?;
    let address = listener.local_addr().map_err(Failure::system("listen"))?;
    let stop = stop_signal().map_err(Failure::system("wait for signals"))?;
    tracing::info!(%address, "serving");
    server.serve(listener, stop).await;
    tracing::info!("stopped");
    Ok(())
}

/// Ends at Ctrl-C, or when the system asks the program to end.
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    Ok(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
    })
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(Failure::system(format!("read {}", path.display())))
}

fn print(answer: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(answer)
        .map_err(|error| Failure::system("write JSON")(error.into()))?;
    println!("{text}");
    Ok(())
}
