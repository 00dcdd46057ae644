using Tocsin.Alerts;
using Tocsin.Pipeline;

namespace Tocsin.Server.Ingest;

/// <summary>
/// Hands the valid alerts of one request to the pipeline and returns when they may be acknowledged. The batch is the caller's: it is
/// disposed, and its buffer used again, once the returned task has ended.
/// </summary>
internal delegate ValueTask<IntakeOutcome> SubmitAlerts(AlertBatch batch, CancellationToken cancellationToken);
