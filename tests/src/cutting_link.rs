//! A link that breaks: each connection is cut after a random number of bytes
//! towards the server. For programs that have no link of
//! ours inside them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Bytes that a fourth of the connections carry in any case.
const LATE: u64 = 400_000;

/// A link to `server` ("127.0.0.1:port"). Each connection is cut somewhere in
/// its first `within` bytes, one of four [`LATE`] bytes after that: what
/// begins at its beginning each time would never get through. Gives where to connect, and the
/// count of cuts; the same seed rolls the same dice.
pub async fn cutting_link(server: String, within: u64, seed: u64) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let cuts = Arc::new(AtomicUsize::new(0));
    let counted = cuts.clone();
    tokio::spawn(async move {
        let mut dice = seed;
        while let Ok((client, _)) = listener.accept().await {
            // The multiplier of Knuth's MMIX; its upper bits are good enough.
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let rolled = dice >> 33;
            let carries = rolled % within + if rolled.is_multiple_of(4) { LATE } else { 0 };
            tokio::spawn(carry(client, server.clone(), carries, counted.clone()));
        }
    });
    (address, cuts)
}

async fn carry(mut client: TcpStream, server: String, mut left: u64, cuts: Arc<AtomicUsize>) {
    let Ok(mut server) = TcpStream::connect(server).await else { return };
    let (mut up, mut down) = (vec![0; 4_096], vec![0; 4_096]);
    loop {
        tokio::select! {
            read = client.read(&mut up) => {
                let Ok(read @ 1..) = read else { break };
                let carried = usize::try_from(left).unwrap().min(read);
                if server.write_all(&up[..carried]).await.is_err() {
                    break;
                }
                left -= carried as u64;
                if left == 0 {
                    cuts.fetch_add(1, Ordering::SeqCst);
                    break;
                }
            }
            read = server.read(&mut down) => {
                let Ok(read @ 1..) = read else { break };
                if client.write_all(&down[..read]).await.is_err() {
                    break;
                }
            }
        }
    }
}
