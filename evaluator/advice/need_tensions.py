"""Tensions over the operational needs: a table of ours."""

from __future__ import annotations

from evaluator.advice.tension import Row, fixed
from evaluator.i18n import Marked, message

NEED_ROWS: tuple[Row, ...] = (
    Row(
        "irreversible_without_oversight",
        "needs",
        lambda case: (
            case.need("effects") == "irreversible" and case.need("oversight") in (None, "none")
        ),
        fixed(Marked("Irreversible effects without oversight.")),
        fixed(Marked("What cannot be undone happens before a person has seen it.")),
        fixed(Marked("Put the acting step behind a human review, and add a dry run.")),
    ),
    Row(
        "irreversible_but_varying",
        "needs",
        lambda case: (
            case.need("effects") == "irreversible" and case.band("reproducibility") == "low"
        ),
        fixed(Marked("Irreversible effects, yet results may vary.")),
        fixed(Marked("The same case may be acted on today and not tomorrow.")),
        fixed(Marked("Decide by rules in code; let the model only prepare the decision.")),
    ),
    Row(
        "interactive_with_each_step_review",
        "needs",
        lambda case: (
            case.need("response_time") == "interactive" and case.need("oversight") == "each_step"
        ),
        fixed(Marked("Interactive, with a person at each step.")),
        fixed(Marked("Whoever waits for the answer waits for every reviewer too.")),
        fixed(Marked("Review once before release, and sample the steps afterwards.")),
    ),
    Row(
        "interactive_with_agents",
        "needs",
        lambda case: (
            case.need("response_time") == "interactive"
            and case.placement.level("complexity") == "high"
        ),
        fixed(Marked("Interactive answers from several agents.")),
        fixed(Marked("Agents that build on each other take many calls, one after the other.")),
        fixed(Marked("Stream the last step, run independent ones side by side, and set short timeouts.")),
    ),
    Row(
        "interactive_on_this_machine",
        "needs",
        lambda case: (
            case.need("response_time") == "interactive" and case.need("models") == "this_machine"
        ),
        fixed(Marked("Interactive answers on this machine only.")),
        fixed(Marked("A local model may take longer than a person waits.")),
        fixed(Marked("Time ten real requests on this machine before anything is promised.")),
    ),
    Row(
        "tight_cost_with_agents",
        "needs",
        lambda case: (
            case.need("cost") == "tight" and case.placement.level("complexity") == "high"
        ),
        fixed(Marked("A tight budget for several agents.")),
        fixed(Marked("Every agent and every rework multiplies the calls of a run.")),
        fixed(Marked("Use a smaller model for drafts, cap the rework, and print token totals.")),
    ),
    Row(
        "tight_cost_with_each_step_review",
        "needs",
        lambda case: case.need("cost") == "tight" and case.need("oversight") == "each_step",
        fixed(Marked("A tight budget with a person at each step.")),
        fixed(Marked("The reviewers' time costs more than the calls.")),
        fixed(Marked("Review where an error hurts, and let checks in code pass the rest.")),
    ),
    Row(
        "thousands_with_review",
        "needs",
        lambda case: (
            case.need("volume") == "thousands" and case.need("oversight") in ("before_release", "each_step")
        ),
        fixed(Marked("Thousands a day, each seen by a person.")),
        fixed(Marked("Nobody reads thousands of results a day with care.")),
        fixed(Marked("Release by rule what is clearly right, and send only the rest to a person.")),
    ),
    Row(
        "thousands_with_agents",
        "needs",
        lambda case: (
            case.need("volume") == "thousands" and case.placement.level("complexity") == "high"
        ),
        fixed(Marked("Thousands a day through several agents.")),
        fixed(Marked("Calls, cost and rate limits grow with every agent.")),
        fixed(Marked("Run in batches with resume, and let plain rules take the simple cases.")),
    ),
    Row(
        "volume_on_this_machine",
        "needs",
        lambda case: (
            case.need("models") == "this_machine"
            and case.need("volume") in ("hundreds", "thousands")
        ),
        lambda case: message(
            Marked("Hundreds a day on this machine only.")
            if case.need("volume") == "hundreds"
            else Marked("Thousands a day on this machine only.")
        ),
        fixed(Marked("Local models may not keep up.")),
        fixed(Marked("Time ten cases before the pilot; queue over night if needed.")),
    ),
    Row(
        "expertise_on_this_machine",
        "needs",
        lambda case: (
            case.need("models") == "this_machine" and case.band("domain_knowledge") == "high"
        ),
        fixed(Marked("Deep expertise from a local model.")),
        fixed(Marked("Models that fit on one machine know less and use tools less reliably.")),
        fixed(Marked("Give it the knowledge as sources, and compare it with a large model on ten cases.")),
    ),
    Row(
        "personal_to_any_provider",
        "needs",
        lambda case: case.need("data") == "personal" and case.need("models") in (None, "any"),
        fixed(Marked("Personal data, and any provider may see it.")),
        fixed(Marked("Prompts with personal data leave the house.")),
        fixed(Marked("Use an own endpoint or this machine, or strip the data before the call.")),
    ),
    Row(
        "personal_in_the_audit_trail",
        "needs",
        lambda case: case.need("data") == "personal" and case.need("audit") == "required",
        fixed(Marked("Personal data in a required audit trail.")),
        fixed(Marked("A full record of prompts is itself a store of personal data.")),
        fixed(Marked("Log references and decisions instead of contents, and set a date to delete.")),
    ),
    Row(
        "audit_of_a_crew",
        "needs",
        lambda case: case.need("audit") == "required" and case.architecture.kind == "crew",
        fixed(Marked("A required audit trail of a Crew.")),
        fixed(Marked("Agents choose their own way; a record shows what they did, not why by rule.")),
        fixed(Marked("Let a Flow wrap the Crew and record each input, result and approval.")),
    ),
    Row(
        "audit_but_varying",
        "needs",
        lambda case: case.need("audit") == "required" and case.band("reproducibility") == "low",
        fixed(Marked("A required audit trail, yet results may vary.")),
        fixed(Marked("An auditor who repeats the run gets another result.")),
        fixed(Marked("Record model, prompt and answer of each call, or rate reproducibility again.")),
    ),
)  # fmt: skip
