"""A blueprint made by hand: the approval of supplier invoices, by a Flow that orchestrates two Crews."""

from __future__ import annotations

from evaluator.blueprint.model import (
    Agent,
    Blueprint,
    Condition,
    Crew,
    Input,
    Knowledge,
    Options,
    Output,
    OutputField,
    Project,
    Route,
    Rule,
    Step,
    Tool,
)


def _field(name: str, description: str = "", **values: object) -> OutputField:
    return OutputField(id=name, name=name, description=description, **values)


def invoice_approval() -> Blueprint:
    """Eight steps, two routers (one with a way back), four agents in two crews, three structured results."""
    return Blueprint(
        project=Project(
            name="Supplier invoice approval",
            package="supplier_invoice_approval",
            provider="ollama",
            model="llama3.1",
            base_url="http://localhost:11434",
        ),
        inputs=(
            Input(
                id="invoice_pdf",
                name="invoice_pdf",
                type="file",
                example="samples/INV-2041.pdf",
                reason="the description names it",
            ),
            Input(id="order_csv", name="order_csv", type="file", example="samples/orders.csv"),
        ),
        agents=(
            Agent(
                id="reader",
                name="reader",
                role="Invoice reader",
                crew="extraction",
                goal="Return the text of the invoice {invoice_pdf}.",
                tools=("pdf_text",),
                backstory="Has read supplier invoices for years and guesses nothing.",
                reason="steps 6 → one agent to read, one to extract",
            ),
            Agent(
                id="extractor",
                name="extractor",
                role="Field extractor",
                crew="extraction",
                goal="Fill each field of the Invoice, or leave it empty. Never invent one.",
                backstory="Works for a controller who checks every figure.",
                reason="steps 6 → one agent to read, one to extract",
            ),
            Agent(
                id="matcher",
                name="matcher",
                role="Order matcher",
                crew="matching",
                goal="Match the invoice with {order_csv}.",
                tools=("order_lookup",),
                backstory="Knows every order by heart.",
                reason="interdependencies 6",
            ),
            Agent(
                id="reviewer",
                name="reviewer",
                role="Independent reviewer",
                crew="matching",
                goal="Find what the matcher overlooked.",
                backstory="Trusts no figure.",
                reason="accuracy 8 → an independent reviewer",
            ),
        ),
        crews=(
            Crew(id="extraction", name="extraction_crew", reason="steps 8 → stages"),
            Crew(id="matching", name="matching_crew", reason="steps 8 → stages"),
        ),
        steps=(
            Step(
                id="receive",
                name="receive",
                description="Take the invoice {invoice_pdf} in",
                expected_output="The invoice's text",
            ),
            Step(
                id="extract",
                name="extract",
                agent="extractor",
                after=("receive",),
                output="invoice",
                description="Read every field of the invoice",
                expected_output="The invoice's fields",
                reason="output structure 9",
            ),
            Step(
                id="check_fields",
                name="check_fields",
                kind="router",
                after=("extract",),
                description="Sends incomplete invoices back, twice at most",
                reason="accuracy 8 → an independent check with bounded rework",
                routes=(
                    Route(
                        id="ok",
                        label="ok",
                        to="match",
                        condition=Condition(field="number", operator="is_filled"),
                    ),
                    Route(
                        id="incomplete",
                        label="incomplete",
                        to="extract",
                        limit=1,
                        condition=Condition(field="number", operator="is_empty"),
                        reason="accuracy 8",
                    ),
                    Route(id="still_incomplete", label="still_incomplete", to="ask_buyer"),
                ),
            ),
            Step(
                id="match",
                name="match_order",
                agent="matcher",
                after=("extract",),
                output="match",
                description="Compare the invoice with its order",
                expected_output="What differs",
            ),
            Step(
                id="decide",
                name="decide",
                kind="router",
                after=("match",),
                description="Pays what fits",
                reason="conditional logic 5 → a router",
                routes=(
                    Route(
                        id="fits",
                        label="fits",
                        to="post_to_erp",
                        condition=Condition(field="verdict", value="fits"),
                    ),
                    Route(
                        id="duplicate",
                        label="duplicate",
                        to="reject",
                        condition=Condition(field="verdict", value="duplicate"),
                    ),
                    Route(id="differs", label="differs", to="ask_buyer"),
                ),
            ),
            Step(
                id="post_to_erp",
                name="post_to_erp",
                kind="end",
                acts=True,
                after=("match",),
                description="Post the invoice",
            ),
            Step(id="reject", name="reject", kind="end", fails=True, after=("match",)),
            Step(id="ask_buyer", name="ask_buyer", kind="end", after=("extract",)),
        ),
        outputs=(
            Output(
                id="invoice",
                name="Invoice",
                reason="output structure 9 → a pydantic model and a JSON file",
                fields=(
                    _field("number", "As printed"),
                    _field("supplier", "Legal name"),
                    _field("order_number", "Our number, not theirs"),
                    _field("total", "With tax", type="number"),
                    _field("currency", type="one_of", allowed=("EUR", "USD")),
                    _field("tax_number", "Of the supplier"),
                    _field(
                        "lines",
                        "At least one",
                        type="object",
                        many=True,
                        fields=(
                            _field("description"),
                            _field("quantity", type="integer"),
                            _field("amount", type="number"),
                        ),
                    ),
                ),
                rules=(
                    Rule(
                        id="adds_up",
                        field="total",
                        kind="sum_of",
                        value="lines.amount",
                        reason="accuracy 8",
                    ),
                    Rule(
                        id="form",
                        field="tax_number",
                        kind="pattern",
                        value="SE[0-9]{12}",
                        reason="accuracy 8",
                    ),
                ),
            ),
            Output(
                id="match",
                name="Match",
                fields=(
                    _field("verdict", type="one_of", allowed=("fits", "duplicate", "differs")),
                ),
            ),
        ),
        tools=(
            Tool(
                id="pdf_text", name="pdf_text", purpose="The text of a PDF", example="INVOICE 2041"
            ),
            Tool(
                id="order_lookup",
                name="order_lookup",
                kind="csv",
                source="orders.csv",
                purpose="Finds an order",
            ),
        ),
        knowledge=(Knowledge(id="rules", name="rules", text="Invoices need an order."),),
        options=Options(
            review="before_release", audit=True, dry_run=True, temperature=0.0, persistence=True
        ),
    )
