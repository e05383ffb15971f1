//! A slow link before a server: so many bits a second, which all connections
//! share, and so long a way for each, its set-up included.
//!
//! In front of the server stands TLS 1.3 in the field, so a connection costs a
//! round trip for TCP, one for TLS, and the bytes of its handshake.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, mpsc};
use tokio::time::{Instant, sleep, sleep_until};

/// Bytes of a TLS 1.3 handshake, up and down: X25519, one ECDSA certificate
/// and its issuer's.
const HANDSHAKE: (usize, usize) = (500, 2_500);
/// Bytes that travel together.
const PACKET: usize = 1_400;

/// How late a timer may ring.
const LATE: Duration = Duration::from_millis(5);

/// What the link is like.
#[derive(Debug, Clone, Copy)]
pub struct Slowness {
    /// There and back.
    pub round_trip: Duration,
    /// Each way.
    pub bits_per_second: f64,
}

impl Slowness {
    fn takes(&self, bytes: usize) -> Duration {
        Duration::from_secs_f64(bytes as f64 * 8.0 / self.bits_per_second)
    }
}

/// Bytes that went through above TLS: heads and bodies.
#[derive(Debug, Default)]
pub struct Carried {
    /// To the server.
    pub up: AtomicUsize,
    /// From the server.
    pub down: AtomicUsize,
}

/// What the connections share: who is sending holds the way, and those who
/// wait take turns packet by packet, as they roughly do on a real link.
#[derive(Default)]
struct Ways {
    up: Mutex<()>,
    down: Mutex<()>,
}

/// A slow link to `server` ("127.0.0.1:port"); returns where to connect.
pub async fn slow_link(server: String, slowness: Slowness) -> (String, Arc<Carried>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let carried = Arc::new(Carried::default());
    let counts = carried.clone();
    let ways = Arc::new(Ways::default());
    tokio::spawn(async move {
        while let Ok((device, _)) = listener.accept().await {
            let (ways, counts) = (ways.clone(), counts.clone());
            tokio::spawn(connection(device, server.clone(), slowness, ways, counts));
        }
    });
    (address, carried)
}

async fn connection(
    device: TcpStream,
    server: String,
    slowness: Slowness,
    ways: Arc<Ways>,
    carried: Arc<Carried>,
) {
    let handshake = slowness.takes(HANDSHAKE.0) + slowness.takes(HANDSHAKE.1);
    sleep(slowness.round_trip * 2 + handshake).await;
    let Ok(server) = TcpStream::connect(server).await else { return };
    let ((from_device, to_device), (from_server, to_server)) =
        (device.into_split(), server.into_split());
    let (up, down) = (carried.clone(), carried);
    tokio::join!(
        flow(from_device, to_server, slowness, &ways.up, move |bytes| {
            up.up.fetch_add(bytes, Ordering::SeqCst);
        }),
        flow(from_server, to_device, slowness, &ways.down, move |bytes| {
            down.down.fetch_add(bytes, Ordering::SeqCst);
        })
    );
}

/// One direction: a packet leaves when those before it have left, and arrives
/// half a round trip later.
async fn flow(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    slowness: Slowness,
    way: &Mutex<()>,
    count: impl Fn(usize),
) {
    let (send, mut arriving) = mpsc::unbounded_channel::<(Instant, Vec<u8>)>();
    let leaving = async move {
        let mut packet = [0; PACKET];
        let mut free = Instant::now();
        while let Ok(bytes @ 1..) = from.read(&mut packet).await {
            count(bytes);
            let turn = way.lock().await;
            // A timer rings late by up to a millisecond; reckoning from when the
            // packet before had left keeps that from adding up.
            let now = Instant::now();
            let begins = if now < free + LATE { free.min(now) } else { now };
            free = begins + slowness.takes(bytes);
            sleep_until(free).await;
            drop(turn);
            if send.send((free + slowness.round_trip / 2, packet[..bytes].to_vec())).is_err() {
                return;
            }
        }
    };
    let arrival = async move {
        while let Some((when, packet)) = arriving.recv().await {
            sleep_until(when).await;
            if to.write_all(&packet).await.is_err() {
                return;
            }
        }
        let _ = to.shutdown().await;
    };
    tokio::join!(leaving, arrival);
}
