//! `GET /api/guides/{sha256}`: a guide that the association's profile names, whole
//! or by `Range`; the digest in 64 hexadecimal letters. 200 or 206 with the type
//! that the profile says; 416 for a range that it does not have; 401 without a
//! bearer that is good. What the profile does not name, or does not any more, is
//! 404, whatever the server has.

use axum::extract::{Path, Request, State};
use axum::response::Response;
use data_encoding::HEXLOWER;

use super::Api;
use super::photos::{Refused, holder, kept_file};

pub(super) async fn fetch(
    State(api): State<Api>,
    Path(sha256): Path<String>,
    request: Request,
) -> Result<Response, Refused> {
    let holder = holder(&api, request.headers()).await?;
    let sha256 = HEXLOWER.decode(sha256.as_bytes()).ok().and_then(|it| it.try_into().ok());
    let sha256 = sha256.ok_or(Refused::Absent)?;
    let (guide, path) = api.service.guide(&holder, sha256).await?.ok_or(Refused::Absent)?;
    let media_type = guide.media_type.parse().map_err(|_| Refused::Later)?;
    kept_file(path, request.headers(), media_type).await
}
