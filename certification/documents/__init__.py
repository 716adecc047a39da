"""Documents made from the register: the certificate as PDF, the diagram of the flow."""
